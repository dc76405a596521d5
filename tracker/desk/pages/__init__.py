"""The pages of the desk, a module for each job: it parses a form, calls a service, and fills a template."""

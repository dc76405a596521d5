"""Commands for those who release: tag a stage, list releases, trust keys, verify."""

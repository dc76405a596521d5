"""Tests of the classes of changes of substance."""

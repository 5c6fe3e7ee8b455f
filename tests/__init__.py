"""The test suites; one folder per room of the house, see CONTRIBUTING.md."""

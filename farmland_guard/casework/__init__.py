"""What people do, one module per verb; the three doors (toolbox, desktop, command line) call these."""

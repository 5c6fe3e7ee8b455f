"""Every refusal of rectification, sign-off, closing and referral, and how each of the three doors is tried (tests/gui/test_refusals.py)."""

"""Facility-agriculture filings (设施农业用地备案): intake, check list, moves, clocks, reconciliation and delivery."""

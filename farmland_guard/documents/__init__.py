"""Forms, letters and map sheets on paper."""

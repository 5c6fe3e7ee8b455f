"""Parts of the panel 整改验收: ground, quality, papers, and its forms."""

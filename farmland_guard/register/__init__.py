"""Where records live: one GeoPackage, its tables made from `domain.schema`."""

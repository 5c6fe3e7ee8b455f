"""A large batch checked from file to file (`checkfiles`): tiles of neighbouring patches, worked by processes side by side. QGIS is not needed."""

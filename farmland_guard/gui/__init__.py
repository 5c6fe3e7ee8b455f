"""The desktop door: docks, dialogs and map tools; emits intent, writes nothing itself."""

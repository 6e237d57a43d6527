"""Files in and labels out: imports, exports, splits, manifests."""

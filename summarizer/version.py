"""The version of this package, which every manifest names."""

VERSION = "0.1.0"

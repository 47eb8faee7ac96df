"""The commands of `clienttoets`, a module for those that belong together; `cli` gathers them."""

#pragma once
// Type that is measured alike on every machine: Pango over the fonts of this one, Inter first among them, without
// hinting.

#include <pango/pangocairo.h>

#include <memory>

namespace muster::type {

struct ObjectDeleter {
  void operator()(gpointer object) const { g_object_unref(object); }
};
/// What GLib counts the owners of.
template <class T>
using ObjectPtr = std::unique_ptr<T, ObjectDeleter>;

/// Where text is laid out; `context` lives no longer than `map`. For one thread at a time.
struct Fonts {
  ObjectPtr<PangoFontMap> map;
  ObjectPtr<PangoContext> context;
};

/// The machine's fonts at `resolution` dots an inch, in British English. Throws std::runtime_error where Inter is not
/// installed; no other font is ever measured in its place.
[[nodiscard]] Fonts unhinted_fonts(double resolution);

}  // namespace muster::type

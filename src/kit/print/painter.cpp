// Cairo writes a flat row of tags: what stands in what, and what it is, comes in afterwards (structure.cpp), because
// nothing that goes over a page can be one tag here.
#include "painter.hpp"

#include <cairo-pdf.h>
#include <librsvg/rsvg.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <variant>

namespace muster::print {
namespace {

struct Release {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* pen) const { cairo_destroy(pen); }
};
using SurfacePtr = std::unique_ptr<cairo_surface_t, Release>;
using PenPtr = std::unique_ptr<cairo_t, Release>;

cairo_status_t append(void* target, const unsigned char* bytes, unsigned int length) {
  static_cast<std::string*>(target)->append(reinterpret_cast<const char*>(bytes), length);
  return CAIRO_STATUS_SUCCESS;
}

void use_colour(cairo_t* pen, std::uint32_t colour) {
  const auto channel = [colour](unsigned shift) { return static_cast<double>((colour >> shift) & 0xFFU) / 255; };
  cairo_set_source_rgb(pen, channel(16), channel(8), channel(0));
}

void draw(cairo_t* pen, const Placed& placed, const Words& words, TypeSetter& type) {
  const auto& set = type.set(words, placed.width);
  const auto top = set.lines[placed.first_line].top;
  if (words.rule != 0) {
    constexpr double weight = 2.25;
    use_colour(pen, words.rule);
    cairo_rectangle(pen, placed.x - rule_gap, placed.y, weight, set.lines[placed.end_line - 1].bottom - top);
    cairo_fill(pen);
  }
  for (auto at = placed.first_line; at < placed.end_line; ++at) {
    const auto& line = set.lines[at];
    cairo_move_to(pen, placed.x + line.left, placed.y + line.baseline - top);
    pango_cairo_show_layout_line(pen, pango_layout_get_line_readonly(set.layout.get(), static_cast<int>(at)));
  }
}

/// Rounded a little, as a pen does.
void draw(cairo_t* pen, const Placed& placed, const Box& box, TypeSetter& /*type*/) {
  constexpr double radius = 1.6;
  constexpr double weight = 1;
  constexpr double quarter = 1.5707963267948966;
  const double begin = placed.x + (box.centred ? (placed.width - box.side) / 2 : 0);
  const double left = begin + weight / 2;
  const double top = placed.y + weight / 2;
  const double right = begin + box.side - weight / 2;
  const double bottom = placed.y + box.side - weight / 2;
  cairo_new_path(pen);
  cairo_arc(pen, right - radius, top + radius, radius, -quarter, 0);
  cairo_arc(pen, right - radius, bottom - radius, radius, 0, quarter);
  cairo_arc(pen, left + radius, bottom - radius, radius, quarter, 2 * quarter);
  cairo_arc(pen, left + radius, top + radius, radius, 2 * quarter, 3 * quarter);
  cairo_close_path(pen);
  use_colour(pen, 0x17191C);
  cairo_set_line_width(pen, weight);
  cairo_stroke(pen);
}

void draw(cairo_t* pen, const Placed& placed, const Line& line, TypeSetter& /*type*/) {
  const double y = placed.y + line.height - line.weight / 2;
  use_colour(pen, line.colour);
  cairo_set_line_width(pen, line.weight);
  // Dashes that are seen as a place to cut: shorter ones are taken for a rule that printed badly.
  constexpr std::array<double, 2> dashes{5, 3.5};
  cairo_set_dash(pen, dashes.data(), line.dotted ? static_cast<int>(dashes.size()) : 0, 0);
  cairo_move_to(pen, placed.x, y);
  cairo_line_to(pen, placed.x + placed.width, y);
  cairo_stroke(pen);
  cairo_set_dash(pen, nullptr, 0, 0);
}

void draw(cairo_t* pen, const Placed& placed, const Image& image, TypeSetter& /*type*/) {
  GError* error = nullptr;
  const auto& svg = image.picture.svg;
  const ObjectPtr<RsvgHandle> handle(
      rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error));
  if (handle == nullptr) {
    const std::string words = error == nullptr ? "" : error->message;
    g_clear_error(&error);
    throw std::runtime_error("the picture could not be read as SVG: " + words);
  }
  const double height = image.width * image.picture.height / image.picture.width;
  const RsvgRectangle room{placed.x, placed.y, image.width, height};
  if (rsvg_handle_render_document(handle.get(), pen, &room, &error) == FALSE) {
    const std::string words = error == nullptr ? "" : error->message;
    g_clear_error(&error);
    throw std::runtime_error("the picture could not be drawn: " + words);
  }
}

void draw(cairo_t* /*pen*/, const Placed& /*placed*/, const Space& /*space*/, TypeSetter& /*type*/) {}
void draw(cairo_t* /*pen*/, const Placed& /*placed*/, const PageOf& /*number*/, TypeSetter& /*type*/) {}
void draw(cairo_t* /*pen*/, const Placed& /*placed*/, const Row& /*row*/, TypeSetter& /*type*/) {}
void draw(cairo_t* /*pen*/, const Placed& /*placed*/, const Stack& /*stack*/, TypeSetter& /*type*/) {}
void draw(cairo_t* /*pen*/, const Placed& /*placed*/, const Columns& /*columns*/, TypeSetter& /*type*/) {}

/// Words are always read; a box or a line only as a part of a figure, which says in words what it is for.
bool is_read(const Placed& placed, const Layout& layout) {
  if (placed.node == unread) return false;
  if (std::holds_alternative<Words>(placed.what->content)) return true;
  return layout.nodes[placed.node].role == Role::figure;
}

}  // namespace

Painted painted(const Pages& pages, const Layout& layout, TypeSetter& type) {
  Painted out;
  const SurfacePtr surface(cairo_pdf_surface_create_for_stream(append, &out.pdf, pages.width, pages.height));
  cairo_pdf_surface_restrict_to_version(surface.get(), CAIRO_PDF_VERSION_1_5);
  // The time of making would make each file another.
  cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
  const PenPtr pen(cairo_create(surface.get()));
  std::size_t page = 0;
  for (const auto& placed : layout.placed) {
    for (; page < placed.page; ++page) cairo_show_page(pen.get());
    const bool read = is_read(placed, layout);
    if (read) {
      out.tagged.push_back(placed.node);
      cairo_tag_begin(pen.get(), "P", nullptr);
    }
    std::visit([&](const auto& content) { draw(pen.get(), placed, content, type); }, placed.what->content);
    if (read) cairo_tag_end(pen.get(), "P");
  }
  cairo_show_page(pen.get());
  cairo_surface_finish(surface.get());
  const auto status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS)
    throw std::runtime_error(std::string("the PDF could not be drawn: ") + cairo_status_to_string(status));
  return out;
}

}  // namespace muster::print

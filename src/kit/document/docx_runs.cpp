// Each run goes one way.
#include "docx_runs.hpp"

#include <muster/kit/base/direction.hpp>

namespace muster::document {
namespace {

void run_one_way(XmlWriter& xml, const DirectedPart& part, const DocxLook& look) {
  auto text = part.text;
  xml.open("w:r");
  if (look.strong || look.emphasis || look.style != nullptr || part.right_to_left) {
    xml.open("w:rPr");
    if (look.style != nullptr) xml.leaf("w:rStyle", {{"w:val", look.style}});
    if (look.strong) xml.leaf("w:b");
    if (look.emphasis) xml.leaf("w:i");
    if (part.right_to_left) xml.leaf("w:rtl");
    xml.close();
  }
  while (true) {
    const auto line_end = text.find('\n');
    xml.open("w:t", {{"xml:space", "preserve"}}).text(text.substr(0, line_end)).close();
    if (line_end == std::string_view::npos) break;
    xml.leaf("w:br");
    text.remove_prefix(line_end + 1);
  }
  xml.close();
}

void runs_one_way(XmlWriter& xml, std::string_view text, const DocxLook& look) {
  for (const auto& part : directed_parts(text)) run_one_way(xml, part, look);
}

constexpr std::string_view isolate_begins = "\u2068";
constexpr std::string_view isolate_ends = "\u2069";

}  // namespace

/// Not every program that opens the file orders words by the direction of their run. What is isolated in a sentence
/// that reads from the left therefore stands between the older marks, which Word has long known: an embedding, and
/// behind it a mark from left to right, so that a figure there does not join it.
void docx_run(XmlWriter& xml, std::string_view text, const DocxLook& look) {
  if (!begins_right_to_left(text)) {
    for (auto begin = text.find(isolate_begins); begin != std::string_view::npos; begin = text.find(isolate_begins)) {
      const auto inside = begin + isolate_begins.size();
      const auto end = text.find(isolate_ends, inside);
      const auto within = text.substr(inside, end == std::string_view::npos ? end : end - inside);
      if (end == std::string_view::npos || within.find(isolate_begins) != std::string_view::npos) break;
      runs_one_way(xml, text.substr(0, begin), look);
      const bool turned = begins_right_to_left(within);
      if (turned) run_one_way(xml, {"\u202b", true}, look);
      runs_one_way(xml, within, look);
      if (turned) run_one_way(xml, {"\u202c\u200e", false}, look);
      text.remove_prefix(end + isolate_ends.size());
    }
  }
  runs_one_way(xml, text, look);
}

/// `dirty`: the page is not known here, and the program that opens the file fills it in.
void docx_field(XmlWriter& xml, const std::string& instruction, std::string_view meanwhile) {
  xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "begin"}, {"w:dirty", "true"}}).close();
  xml.open("w:r").open("w:instrText", {{"xml:space", "preserve"}}).text(instruction).close().close();
  xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "separate"}}).close();
  docx_run(xml, meanwhile);
  xml.open("w:r").leaf("w:fldChar", {{"w:fldCharType", "end"}}).close();
}

}  // namespace muster::document

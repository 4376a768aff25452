// Laid out, drawn, and given its structure; what no font can draw is told before anything is drawn.
#include "structure.hpp"

#include <muster/kit/base/code_point.hpp>
#include <muster/kit/base/letter_names.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/print/elements.hpp>
#include <muster/kit/print/pdf.hpp>

#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace muster::print {
namespace {

constexpr std::size_t most_named = 8;

Error no_font_for(const std::set<char32_t>& letters) {
  std::vector<std::string> named;
  for (const auto letter : letters) {
    if (named.size() == most_named) break;
    char code[16];
    (void)std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(letter));
    std::string name = "“";
    append_utf8(name, letter);
    named.push_back(name + "” (" + code + ")");
  }
  const bool more = letters.size() > named.size();
  return unavailable("No font of this machine can draw " + listed(named, more ? ", " : " and ") +
                     (more ? " and others" : "") +
                     ". Install fonts that can: Debian’s fonts-noto-core has most languages, fonts-noto-cjk Chinese, "
                     "Japanese and Korean, fonts-symbola signs and faces.");
}

void name_letters(Element& element, const std::set<char32_t>& letters);

void name_letters(std::vector<Element>& elements, const std::set<char32_t>& letters) {
  for (auto& element : elements) name_letters(element, letters);
}

void name_letters(Element& element, const std::set<char32_t>& letters) {
  if (auto* words = std::get_if<Words>(&element.content)) {
    for (auto& run : words->runs) run.text = with_letters_named(run.text, letters);
  } else if (auto* row = std::get_if<Row>(&element.content)) {
    name_letters(row->cells, letters);
  } else if (auto* stack = std::get_if<Stack>(&element.content)) {
    name_letters(stack->parts, letters);
  } else if (auto* columns = std::get_if<Columns>(&element.content)) {
    name_letters(columns->parts, letters);
  }
  name_letters(element.on_top, letters);
}

}  // namespace

Result<std::string> to_pdf_with_names(Pages pages, const std::function<Element(std::int64_t letters)>& note) {
  std::set<char32_t> missing;
  {
    TypeSetter type(pages.right_to_left);
    const auto layout = laid_out(pages, type);
    if (type.missing().empty()) return structured(pages, layout, painted(pages, layout, type));
    missing = type.missing();
  }
  name_letters(pages.body, missing);
  name_letters(pages.foot, missing);
  auto last = note(static_cast<std::int64_t>(missing.size()));
  if (auto* stack = std::get_if<Stack>(&pages.body.content))
    stack->parts.push_back(std::move(last));
  else
    pages.body = stacked({std::move(pages.body), std::move(last)}, 0);
  return to_pdf(pages);
}

Result<std::string> to_pdf(const Pages& pages) {
  TypeSetter type(pages.right_to_left);
  const auto layout = laid_out(pages, type);
  if (!type.missing().empty()) return no_font_for(type.missing());
  return structured(pages, layout, painted(pages, layout, type));
}

FoundPages found_pages(const Pages& pages) {
  TypeSetter type(pages.right_to_left);
  const auto layout = laid_out(pages, type);
  FoundPages out{{}, layout.pages};
  for (const auto& mark : layout.marks) out.page_of.emplace(mark.anchor, mark.page + 1);
  return out;
}

}  // namespace muster::print

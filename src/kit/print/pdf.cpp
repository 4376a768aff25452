// Laid out, drawn, and given its structure; what no font can draw is told before anything is drawn.
#include "structure.hpp"

#include <muster/kit/base/code_point.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/print/pdf.hpp>

#include <cstdio>
#include <string>
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

}  // namespace

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

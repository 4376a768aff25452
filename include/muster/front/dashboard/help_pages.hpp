#pragma once
// The guides to the languages that people write, as pages beside the fields in which they are typed.

#include <muster/platform/web/router.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster::dashboard {

/// A guide as the repository keeps it: name ("form-language") and Markdown.
using Guides = std::vector<std::pair<std::string, std::string>>;

/// Markdown of ours as HTML: headings, lists, code, links between the guides, and tables of cells between bars.
[[nodiscard]] std::string guide_html(std::string_view markdown);
/// The section under that heading of the second level, with its heading; empty where there is none.
[[nodiscard]] std::string section_of(std::string_view markdown, std::string_view heading);

/// Routes: GET /help/{guide}: each guide, and "conditions", which is a section of the form language.
void add_help_pages(web::Router& router, Guides guides);

}  // namespace muster::dashboard

#pragma once
// What stands around the text of a definition while somebody changes it: figures and blocks to insert, faults with
// their cures, what each figure prints, and the page.

#include "chapters.hpp"
#include "context_pages.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/definition_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::report {

inline constexpr const char* report_style_path = "/assets/report.css";

/// The text with the spelling that the fault's hint proposes in its place; nothing where it proposes none.
[[nodiscard]] std::optional<std::string> mended(const std::string& text, const Diagnostic& fault);

/// Of a figure that was typed: the figures in braces that print just that now, three at most; what the doubt's hint
/// proposes where it is about a word. Empty where there is nothing to propose.
struct Cure {
  std::string words;  ///< what would stand there
  std::string name;   ///< of a figure
};
[[nodiscard]] std::vector<Cure> cures_of(const std::string& text, const Diagnostic& doubt, const ReportData& data);
/// The text with the cure in the place of what is doubted.
[[nodiscard]] std::optional<std::string> mended(const std::string& text, const Diagnostic& doubt, const Cure& cure);

/// `part` is what of the text stands in the field: all of it, or one chapter, beside which its own pages stand.
/// `shown` is `data`, or the same in another language: in which the page stands beside the words.
void add_editor(web::View& view, const ShownPart& part, const EventDefinition& definition, const ReportData& data,
                const ReportData& shown);

}  // namespace muster::report

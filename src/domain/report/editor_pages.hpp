#pragma once
// What stands around the text of a definition while somebody changes it: figures and blocks to insert, faults with
// their cures, what each figure prints, and the page.

#include "context_pages.hpp"

#include <muster/domain/report/definition.hpp>
#include <muster/domain/report/definition_service.hpp>

#include <optional>
#include <string>

namespace muster::report {

inline constexpr const char* report_style_path = "/assets/report.css";

/// "there is no question "helpfull"; did you mean "helpful"?"
[[nodiscard]] std::string fault_in_words(const Diagnostic& fault);

/// The text with the spelling that the fault's hint proposes in its place; nothing where it proposes none.
[[nodiscard]] std::optional<std::string> mended(const std::string& text, const Diagnostic& fault);

void add_editor(web::View& view, const std::string& text, const EventDefinition& definition, const ReportData& data);

}  // namespace muster::report

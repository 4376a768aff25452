#pragma once
// The report language: Markdown with figures in braces and blocks of pictures, bound to a summary.
// docs/report-language.md teaches it.

#include <muster/domain/figures/summary.hpp>
#include <muster/domain/report/report_data.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/document/document.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::report {

/// What the document is set on: pages, where two blocks may share a line, or slides, where each picture has the width
/// of its slide.
enum class Setting { pages, slides };

/// Renders a definition over one event's summary. Every unknown name, code or block is an error with line, column and
/// the nearest spelling; all errors are reported (up to 20); nothing is left empty in silence.
[[nodiscard]] Result<document::Document> build_document(std::string_view definition, const std::string& source,
                                                        const figures::Summary& summary,
                                                        Setting setting = Setting::pages);
/// The same with all that a definition may ask for besides: groups of people, sessions.
[[nodiscard]] Result<document::Document> build_document(std::string_view definition, const std::string& source,
                                                        const ReportData& data, Setting setting = Setting::pages);

/// A figure in braces and what it printed, where it stands: line and column from 1, in characters.
struct PrintedFigure {
  std::size_t line = 0;
  std::size_t column = 0;
  std::size_t length = 0;  ///< of what stands between the braces
  std::string figure;      ///< that
  std::string printed;
};

/// A definition while somebody writes it.
struct DefinitionDraft {
  document::Document document;       ///< with a named gap where something is wrong
  std::vector<Diagnostic> faults;    ///< by place; none: it can be printed
  std::vector<Diagnostic> doubts{};  ///< typed words and figures that the figures do not bear out; they stop nothing
  std::vector<PrintedFigure> figures{};      ///< in the order of the text; of a loop, what its first turn printed
  std::vector<std::size_t> heading_lines{};  ///< where each heading of level 1 of the document is written, in its order
};

/// The page as far as it can be printed. Error: what is no text at all, or too long to be read.
[[nodiscard]] Result<DefinitionDraft> draft_of(std::string_view definition, const std::string& source,
                                               const ReportData& data);

/// What a definition is for, as its line `::: about "..."` says; empty where it has none.
[[nodiscard]] std::string about_definition(std::string_view definition);

}  // namespace muster::report

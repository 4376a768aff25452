#pragma once
// A report as bytes: a definition over a summary, in the format that somebody asks for.

#include <muster/domain/figures/summary.hpp>
#include <muster/domain/report/report_data.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/platform/store/database.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace muster::report {

/// What a report can be written as.
enum class Format { html, docx, pdf, markdown, xlsx, pptx, json };
inline constexpr std::array formats{Format::docx, Format::pdf,  Format::pptx,    Format::xlsx,
                                    Format::html, Format::json, Format::markdown};
[[nodiscard]] Result<Format> parse_format(std::string_view name);  ///< "html", "docx", "pdf", ...
[[nodiscard]] std::string_view media_type(Format format);
[[nodiscard]] std::string_view extension(Format format);

/// Renders a definition over a summary, all in one: bind, build, write. `logo` stands over the title of a page or Word
/// file that is passed on; `edition` at the foot of its pages.
[[nodiscard]] Result<std::string> write_report(std::string_view definition, const std::string& source,
                                               const figures::Summary& summary, Format format,
                                               std::optional<document::Logo> logo = std::nullopt,
                                               std::string edition = {});
/// The same with all that a definition may ask for.
[[nodiscard]] Result<std::string> write_report(std::string_view definition, const std::string& source,
                                               const ReportData& data, Format format,
                                               std::optional<document::Logo> logo = std::nullopt,
                                               std::string edition = {});

/// The two halves of the same: the report as a value, and a value as bytes.
[[nodiscard]] Result<document::Document> report_document(std::string_view definition, const std::string& source,
                                                         const ReportData& data, Format format);
/// How a Word file or a presentation has its bars and scales.
enum class Charts {
  drawn,  ///< as drawings, the same as on the page
  native  ///< as charts of the program itself, which can be changed there; other formats are as they are
};
[[nodiscard]] Result<Charts> parse_charts(std::string_view name);  ///< "drawn", "native"
[[nodiscard]] Result<std::string> write_document(const document::Document& document, Format format,
                                                 Charts charts = Charts::drawn);

/// The logo of the event's programme, where it has one; its alternative text names the programme.
[[nodiscard]] Result<std::optional<document::Logo>> report_logo(store::Database& database,
                                                                const std::string& event_slug);

}  // namespace muster::report

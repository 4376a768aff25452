#pragma once
// A report as bytes: a definition over a summary, in the format that somebody asks for.

#include <muster/domain/figures/summary.hpp>
#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>

namespace muster::report {

/// What a report can be written as.
enum class Format { html, docx, markdown };
[[nodiscard]] Result<Format> parse_format(std::string_view name);  ///< "html", "docx", "md"
[[nodiscard]] std::string_view media_type(Format format);
[[nodiscard]] std::string_view extension(Format format);

/// Renders a definition over a summary, all in one: bind, build, write.
[[nodiscard]] Result<std::string> write_report(std::string_view definition, const std::string& source,
                                               const figures::Summary& summary, Format format);

}  // namespace muster::report

// The names of the formats, and a definition brought into one of them.
#include <muster/domain/report/report_service.hpp>

#include "workbook_tables.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

#include <algorithm>
#include <array>

namespace muster::report {

namespace {

struct FormatFacts {
  Format format;
  std::string_view extension;
  std::string_view media_type;
  Result<std::string> (*write)(const document::Document&);
};

template <std::string (*write)(const document::Document&)>
Result<std::string> always(const document::Document& document) {
  return write(document);
}

std::string page(const document::Document& document) { return document::to_html(document, document::HtmlExtent::page); }

constexpr std::array facts = std::to_array<FormatFacts>({
    {Format::html, "html", "text/html; charset=utf-8", always<page>},
    {Format::docx, "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     document::to_docx},
    {Format::pdf, "pdf", "application/pdf", document::to_pdf},
    {Format::markdown, "md", "text/markdown; charset=utf-8", always<document::to_markdown>},
    {Format::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", document::to_xlsx},
    {Format::pptx, "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
     document::to_pptx},
    {Format::json, "json", "application/json", always<document::to_json>},
});
static_assert(facts.size() == formats.size());

const FormatFacts& facts_of(Format format) {
  return *std::find_if(facts.begin(), facts.end(), [&](const FormatFacts& each) { return each.format == format; });
}

}  // namespace

Result<Format> parse_format(std::string_view name) {
  for (const auto& each : facts) {
    if (each.extension == name) return each.format;
  }
  return bad_input("\"" + std::string(name) +
                   "\" is no format for a report; choose html, docx, pdf, md, xlsx, pptx or json.");
}

std::string_view media_type(Format format) { return facts_of(format).media_type; }
std::string_view extension(Format format) { return facts_of(format).extension; }

Result<std::string> write_report(std::string_view definition, const std::string& source,
                                 const figures::Summary& summary, Format format, std::optional<document::Logo> logo,
                                 std::string edition) {
  return write_report(definition, source, ReportData{summary}, format, std::move(logo), std::move(edition));
}

Result<std::string> write_report(std::string_view definition, const std::string& source, const ReportData& data,
                                 Format format, std::optional<document::Logo> logo, std::string edition) {
  MUSTER_TRY(document, report_document(definition, source, data, format));
  document.logo = std::move(logo);
  document.edition = std::move(edition);
  return write_document(document, format);
}

Result<document::Document> report_document(std::string_view definition, const std::string& source,
                                           const ReportData& data, Format format) {
  const auto setting = format == Format::pptx ? Setting::slides : Setting::pages;
  MUSTER_TRY(document, build_document(definition, source, data, setting));
  if (format == Format::xlsx) document.workbook = workbook_tables(data.summary);
  return document;
}

Result<Charts> parse_charts(std::string_view name) {
  if (name.empty() || name == "drawn") return Charts::drawn;
  if (name == "native") return Charts::native;
  return bad_input("\"" + std::string(name) + "\" is no way to have charts; choose drawn or native.");
}

Result<std::string> write_document(const document::Document& document, Format format, Charts charts) {
  if (format == Format::docx && charts == Charts::native) return document::to_docx_with_charts(document);
  if (format == Format::pptx && charts == Charts::native) return document::to_pptx_with_charts(document);
  return facts_of(format).write(document);
}

Result<std::optional<document::Logo>> report_logo(store::Database& database, const std::string& event_slug) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(kept, events::logo_of(database, event.programme_id));
  if (!kept) return std::optional<document::Logo>{};
  return std::optional(document::Logo{std::move(kept->bytes), kept->media_type, static_cast<double>(kept->width),
                                      static_cast<double>(kept->height), "Logo of " + event.programme});
}

}  // namespace muster::report

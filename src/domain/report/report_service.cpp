// The names of the formats, and a definition brought into one of them.
#include <muster/domain/report/report_service.hpp>

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/programme_service.hpp>
#include <muster/domain/report/definition.hpp>
#include <muster/kit/document/writers.hpp>

namespace muster::report {

Result<Format> parse_format(std::string_view name) {
  if (name == "html") return Format::html;
  if (name == "docx") return Format::docx;
  if (name == "md") return Format::markdown;
  return bad_input("\"" + std::string(name) + "\" is no format for a report; choose html, docx or md.");
}

std::string_view media_type(Format format) {
  switch (format) {
    case Format::html:
      return "text/html; charset=utf-8";
    case Format::docx:
      return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    case Format::markdown:
      return "text/markdown; charset=utf-8";
  }
  return "application/octet-stream";
}

std::string_view extension(Format format) {
  switch (format) {
    case Format::html:
      return "html";
    case Format::docx:
      return "docx";
    case Format::markdown:
      return "md";
  }
  return "";
}

Result<std::string> write_report(std::string_view definition, const std::string& source,
                                 const figures::Summary& summary, Format format, std::optional<document::Logo> logo) {
  MUSTER_TRY(document, build_document(definition, source, summary));
  document.logo = std::move(logo);
  if (format == Format::docx) return document::to_docx(document);
  return format == Format::html ? document::to_html(document, document::HtmlExtent::page)
                                : document::to_markdown(document);
}

Result<std::optional<document::Logo>> report_logo(store::Database& database, const std::string& event_slug) {
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(kept, events::logo_of(database, event.programme_id));
  if (!kept) return std::optional<document::Logo>{};
  return std::optional(document::Logo{std::move(kept->bytes), kept->media_type, static_cast<double>(kept->width),
                                      static_cast<double>(kept->height), "Logo of " + event.programme});
}

}  // namespace muster::report

// The report's files.
#include "file_jobs.hpp"

#include "report_text_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/report/report_jobs.hpp>

#include <algorithm>

namespace muster::report {
namespace {

constexpr const char* kind = "report file";

std::string capitals(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return out;
}

}  // namespace

std::string file_title(const std::string& event_title, Format format) {
  return "Report on " + event_title + " as " + capitals(extension(format));
}

jobs::Order file_order(const events::Event& event, const std::string& programme_id, const std::string& definition,
                       Format format, Charts charts, const std::string& language) {
  return {kind, file_title(event.title, format),
          jobs::payload_of({{"event", event.slug},
                            {"definition", definition},
                            {"format", std::string(extension(format))},
                            {"charts", charts == Charts::native ? "native" : "drawn"},
                            {"language", language}}),
          programme_id, std::string(access::permission_name(access::Permission::read_figures))};
}

Result<jobs::JobFile> report_file(const PageContext& context, const std::string& slug, const std::string& definition,
                                  Format format, Charts charts, Progress& progress, Reader reader,
                                  const std::string& language) {
  // Figures, then words and pictures.
  progress.begin("steps", 2);
  MUSTER_CHECK(check_language(context.database, slug, language));
  MUSTER_TRY(loaded, report_data(context.database, context.summaries, slug, context.now()));
  if (reader == Reader::program) loaded = told_to_programs(std::move(loaded));
  MUSTER_TRY(told, told_in(std::move(loaded), context.database, slug, language));
  MUSTER_CHECK(go_on(progress, 1));
  MUSTER_TRY(chosen, chosen_definition(context, slug, definition));
  MUSTER_TRY(logo, report_logo(context.database, slug));
  MUSTER_TRY(document, report_document(chosen.text, chosen.source(), told.data(), format));
  document.logo = std::move(logo);
  MUSTER_TRY(bytes, write_document(document, format, charts));
  MUSTER_CHECK(go_on(progress, 2));
  return jobs::JobFile{
      slug + "-report" + (language.empty() ? "" : "-" + language) + "." + std::string(extension(format)),
      std::string(media_type(format)), std::move(bytes)};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock, figures::Summaries& summaries,
              ShippedReports reports) {
  const PageContext context{{database, clock, summaries}, std::move(reports)};
  kinds.add(kind, [context](jobs::Work& work) -> Result<jobs::JobResult> {
    MUSTER_TRY(format, parse_format(work.given("format")));
    MUSTER_TRY(charts, parse_charts(work.given("charts")));
    MUSTER_TRY(file, report_file(context, work.given("event"), work.given("definition"), format, charts, work,
                                 Reader::person, work.given("language")));
    return jobs::JobResult{{}, {}, std::move(file)};
  });
}

}  // namespace muster::report

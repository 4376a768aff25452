// The file of an event's answers.
#include "answers_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>
#include <muster/domain/feedback/response_export_service.hpp>

namespace muster::feedback {
namespace {

constexpr const char* kind = "answers file";
constexpr const char* csv_type = "text/csv; charset=utf-8";
constexpr const char* xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace

std::string answers_title(const events::Event& event, const std::string& format) {
  return "Answers of " + event.title + " as " + (format == "csv" ? "CSV" : "XLSX");
}

jobs::Order answers_order(const events::Event& event, const std::string& programme_id, const std::string& format) {
  return {kind, answers_title(event, format), jobs::payload_of({{"event", event.slug}, {"format", format}}),
          programme_id, std::string(access::permission_name(access::Permission::take_answers))};
}

Result<jobs::JobFile> answers_file(store::Database& database, Instant now, const std::string& slug,
                                   const std::string& format, Progress& progress) {
  MUSTER_TRY(bytes, export_responses(database, now, slug, format, progress));
  return jobs::JobFile{slug + "-answers." + format, format == "csv" ? csv_type : xlsx_type, std::move(bytes)};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  kinds.add(kind, [&database, &clock](jobs::Work& work) -> Result<jobs::JobResult> {
    MUSTER_TRY(file, answers_file(database, clock.now(), work.given("event"), work.given("format"), work));
    return jobs::JobResult{{}, {}, std::move(file)};
  });
}

}  // namespace muster::feedback

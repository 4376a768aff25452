// The file of an event's answers.
#include "answers_jobs.hpp"

#include "domain/feedback/answerers/link_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/answers_out_service.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>

#include <algorithm>
#include <array>
#include <string_view>

namespace muster::feedback {
namespace {

constexpr const char* kind = "answers file";
struct AnswersFormat {
  std::string_view name;
  std::string_view title;
  std::string_view content_type;
};
constexpr std::array<AnswersFormat, 4> formats{
    {{"csv", "CSV", "text/csv; charset=utf-8"},
     {"xlsx", "XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
     {"json", "JSON", "application/json"},
     {"sps", "SPSS syntax", "text/plain; charset=utf-8"}}};

const AnswersFormat& format_of(std::string_view name) {
  const auto found =
      std::find_if(formats.begin(), formats.end(), [&](const AnswersFormat& each) { return each.name == name; });
  return found == formats.end() ? formats.front() : *found;
}

}  // namespace

std::string answers_title(const events::Event& event, const std::string& format) {
  return "Answers of " + event.title + " as " + std::string(format_of(format).title);
}

jobs::Order answers_order(const events::Event& event, const std::string& programme_id, const AnswersWanted& wanted,
                          bool readers_told) {
  // Of a round whose people were not told, the file is for those alone who may read it by their role.
  const auto right = readers_told ? access::Permission::read_answers : access::Permission::change_form;
  return {kind, answers_title(event, wanted.format),
          jobs::payload_of({{"event", event.slug},
                            {"format", wanted.format},
                            {"rows", wanted.whole_rows ? "whole" : ""},
                            {"question", wanted.question}}),
          programme_id, std::string(access::permission_name(right))};
}

Result<jobs::JobFile> answers_file(store::Database& database, Instant now, const std::string& slug,
                                   const AnswersWanted& wanted, Progress& progress) {
  MUSTER_TRY(bytes, export_answers(database, now, slug, wanted, progress));
  const auto what = wanted.whole_rows ? std::string("-whole") : wanted.question.empty() ? "" : "-" + wanted.question;
  return jobs::JobFile{slug + "-answers" + what + "." + wanted.format,
                       std::string(format_of(wanted.format).content_type), std::move(bytes)};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  add_link_jobs(kinds, database, clock);
  kinds.add(kind, [&database, &clock](jobs::Work& work) -> Result<jobs::JobResult> {
    const AnswersWanted wanted{work.given("format"), work.given("rows") == "whole", work.given("question")};
    MUSTER_TRY(file, answers_file(database, clock.now(), work.given("event"), wanted, work));
    return jobs::JobResult{{}, {}, std::move(file)};
  });
}

}  // namespace muster::feedback

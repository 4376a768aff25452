// A long import taken back by a job.
#include "undo_pieces_service.hpp"

#include <muster/domain/intake/intake_jobs.hpp>
#include <muster/domain/intake/staged_service.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::intake {
namespace {

constexpr std::string_view taken_out = "out ";

/// How many went and how many stayed, kept from the moment that took them out.
struct Figures {
  std::int64_t gone = 0;
  std::int64_t kept = 0;
};

std::string position_of(const UndoResult& removed) {
  return std::string(taken_out) + std::to_string(removed.gone) + " " + std::to_string(removed.kept.size());
}

Figures figures_in(const std::string& position) {
  const auto words = position.substr(taken_out.size());
  const auto space = words.find(' ');
  return {parse_integer(words.substr(0, space)).value_or(0), parse_integer(words.substr(space + 1)).value_or(0)};
}

jobs::JobResult result_of(const Kind& kind, const jobs::Work& work, const Figures& figures) {
  const auto& words = kind.words;
  auto sentence = counted(figures.gone, words.one + " was", words.many + " were") + " taken out again.";
  const auto event = "/events/" + work.given("event");
  if (figures.kept == 0) return {std::move(sentence), event + after_import(words), {}};
  sentence += " " + counted(figures.kept, words.one, words.many) + " stayed, changed by somebody since.";
  return {std::move(sentence), event + words.path + "/undo/" + work.given("import"), {}};
}

}  // namespace

void add_undo_job(jobs::Kinds& jobs, store::Database& database, const Clock& clock, const Kinds& kinds) {
  jobs.add(std::string(undo_job), [&database, &clock, &kinds](jobs::Work& work) -> Result<jobs::JobResult> {
    const auto& kind = kinds.named(work.given("kind"));
    const auto id = work.given("import");
    if (!work.position().starts_with(taken_out)) {
      const store::AuditContext audit{work.job().asked_by, clock.now(), work.given("programme")};
      const UndoWatch watch{&work, [&](store::Session& session) { return work.keep_position(session, id); },
                            [&](store::Session& session, const UndoResult& removed) {
                              return work.keep_position(session, position_of(removed));
                            }};
      MUSTER_CHECK(undo_past_import(database, audit, kind, work.given("event"), id, watch));
    } else {
      // A run before this one took it out, and its process died before all of it was deleted.
      MUSTER_CHECK(go_on_removing(database, clock.now(), kind, id, work));
    }
    return result_of(kind, work, figures_in(work.position()));
  });
}

}  // namespace muster::intake

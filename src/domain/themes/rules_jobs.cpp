// Nothing is seen of it before its end, so it may be begun again anywhere.
#include "rules_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/themes/rules_service.hpp>
#include <muster/domain/themes/themes_jobs.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::themes {
namespace {

constexpr const char* kind = "themes by their words";

Result<jobs::JobResult> apply(store::Database& database, const Clock& clock, jobs::Work& work) {
  MUSTER_TRY(texts, asked_texts(database, work.given("event"), work.given("question")));
  const store::AuditContext audit{work.job().asked_by, clock.now(), texts->event.programme};
  MUSTER_TRY(done, apply_rules(database, audit, *texts, work));
  return jobs::JobResult{grouped(done.themed) + " of " + counted(done.texts, "answer", "answers") +
                             (done.themed == 1 ? " holds" : " hold") + " the words of a theme.",
                         "/events/" + texts->event.slug + "/themes/" + texts->question,
                         {}};
}

}  // namespace

jobs::Order rules_order(const AskedTexts& texts) {
  return {kind, "Themes by their words: " + texts.event.title,
          jobs::payload_of({{"event", texts.event.slug}, {"question", texts.question}}), texts.event.programme_id,
          std::string(access::permission_name(access::Permission::read_answers))};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  kinds.add(kind, [&database, &clock](jobs::Work& work) { return apply(database, clock, work); });
}

}  // namespace muster::themes

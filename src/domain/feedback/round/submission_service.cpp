// Saves answers so that nobody can be read from them.
#include <muster/domain/feedback/later_submission_service.hpp>

#include "domain/feedback/answerers/spent_link_service.hpp"
#include "domain/feedback/answering/draft_key.hpp"
#include "domain/feedback/answering/draft_sql.hpp"
#include "domain/feedback/answering/form_key.hpp"
#include "domain/feedback/answering/receipt_sql.hpp"
#include "domain/feedback/feedback_sql.hpp"
#include "domain/feedback/form/form_change_service.hpp"
#include "domain/feedback/personal/personal_sql.hpp"
#include "opening_service.hpp"
#include "release_service.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/withdrawal.hpp>
#include <muster/domain/forms/personal.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/later_write.hpp>

#include <utility>

namespace muster::feedback {
namespace {

/// A filled form on its way into the store. It is written while writers wait for one another, so what can be done
/// before is done when this is made. What is referred to outlives it.
class SentAnswers {
 public:
  SentAnswers(Instant now, const Round& seen, const forms::TypedAnswers& typed, const forms::CheckedAnswers& checked,
              const SentForm& sent)
      : now_(now),
        seen_(seen),
        typed_(typed),
        at_once_(checked),
        sent_(sent),
        parted_(checked.ok() ? forms::parted(*seen.form, checked.answers) : forms::PartedAnswers()) {}

  Result<Submission> operator()(store::Session& session) const {
    auto round = sql::round_by_id(session, seen_.id);
    if (!round) return not_found("There is no form at this link. Check the letters.");
    if (state_at(*round, now_) != RoundState::open) {
      return conflict(state_at(*round, now_) == RoundState::draft
                          ? "This form is not open yet. Nothing was saved; your answers are still on this page."
                          : "This form has closed. Nothing was saved; your answers are still on this page.");
    }
    open_where_due(session, now_, *round);
    const auto page = round_of_page(session, now_, *round, sent_.key);
    if (page.form == seen_.form) return save(session, *round, page, at_once_, parted_);
    const auto anew = forms::check_answers(*page.form, typed_);
    return save(session, *round, page, anew, anew.ok() ? forms::parted(*page.form, anew.answers) : parted_);
  }

 private:
  [[nodiscard]] Result<Submission> save(store::Session& session, const Round& round, const Round& page,
                                        const forms::CheckedAnswers& checked, const forms::PartedAnswers& apart) const {
    if (!checked.ok()) return Submission{false, {}, checked.errors};
    if (!is_of_this_opening(sent_.key, round)) return conflict(opened_again);
    if (!sent_.draft.empty()) sql::delete_draft(session, round.id, draft_hash(sent_.draft));
    if (!sql::insert_submission_key(session, round.id, fingerprint(round.salt + sent_.key)))
      return Submission{true, {}, {}};
    MUSTER_CHECK(spend_link(session, round, sent_.link));
    const auto response_id = new_id();
    sql::insert_response(session, round.id, {response_id, apart.answers, 0, page.form_version});
    if (!apart.personal.empty()) {
      sql::insert_personal(session, round.id, apart.personal);
      release_personal_in_steps(session, round);
    }
    auto receipt = new_receipt();
    sql::insert_receipt(session, round.id, fingerprint(round.salt + receipt), response_id);
    release_in_steps(session, round);
    events::mark_changed(session, round.event_id);
    return Submission{false, std::move(receipt), {}};
  }

  Instant now_;
  const Round& seen_;
  const forms::TypedAnswers& typed_;
  const forms::CheckedAnswers& at_once_;
  const SentForm& sent_;
  forms::PartedAnswers parted_;
};

}  // namespace

Result<Submission> submit(store::Database& database, Instant now, const std::string& short_code,
                          const forms::TypedAnswers& typed, const std::string& key) {
  MUSTER_TRY(seen, database.read([&](store::Session& session) -> Result<std::optional<Round>> {
    return sql::round_by_code(session, short_code);
  }));
  if (!seen) return not_found("There is no form at this link. Check the letters.");
  return submit(database, now, *seen, typed, forms::check_answers(*seen->form, typed), {key});
}

Result<Submission> submit(store::Database& database, Instant now, const Round& seen, const forms::TypedAnswers& typed,
                          const forms::CheckedAnswers& checked, const SentForm& sent) {
  const SentAnswers answers(now, seen, typed, checked, sent);
  return database.write([&](store::Session& session) { return answers(session); });
}

void submit_later(store::Database& database, Instant now, const Round& seen, const forms::TypedAnswers& typed,
                  const forms::CheckedAnswers& checked, const SentForm& sent,
                  std::function<void(const TakeSubmission&)> then) {
  store::write_later(database, SentAnswers(now, seen, typed, checked, sent), std::move(then));
}

}  // namespace muster::feedback

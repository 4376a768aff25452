// What each answer needs is done for each, what the round needs is done once. New answers that join the figures are
// written as such, not as waiting ones that are changed at once.
#include "answers_together_service.hpp"

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
#include <muster/domain/forms/answer_limits.hpp>
#include <muster/domain/forms/bound_form.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace muster::feedback {
namespace {

/// One version of one opening.
bool is_as_seen(const Round& round, const Round& seen) {
  return round.form_text == seen.form_text && round.salt == seen.salt;
}

/// Whether something was typed for a question that the form does not have.
bool asks_no_more(const forms::Form& form, const forms::TypedAnswers& typed) {
  const forms::BoundForm bound(form);
  forms::TypedReader reader(bound);
  return std::ranges::any_of(typed, [&](const auto& named) {
    return std::ranges::any_of(
        named.second, [&](const std::string& value) { return !value.empty() && !reader.add(named.first, value); });
  });
}

/// The answers of one round, of one transaction.
class AnswersOfRound {
 public:
  AnswersOfRound(store::Session& session, Round round) : session_(session), round_(std::move(round)) {}

  /// Opened where its moment has come, which gives it the salt of its hashes.
  void open_where_due(Instant now) { feedback::open_where_due(session_, now, round_); }

  [[nodiscard]] std::string key_hash(const SentAnswers& answers) const {
    return fingerprint(round_.salt + answers.sent.key);
  }

  Result<Submission> take(const SentAnswers& answers, const std::string& key_hash) {
    const auto state = state_at(round_, answers.now);
    if (state != RoundState::open) {
      return conflict(state == RoundState::draft
                          ? "This form is not open yet. Nothing was saved; your answers are still on this page."
                          : "This form has closed. Nothing was saved; your answers are still on this page.");
    }
    const auto version = version_of_key(answers.sent.key).value_or(round_.form_version);
    if (version == round_.form_version && round_.form_text == answers.seen.form_text)
      return keep(answers, key_hash, round_.form_version, answers.checked, answers.parted);
    const auto page = round_in_version(session_, answers.now, round_, version);
    if (page.form_text == answers.seen.form_text)
      return keep(answers, key_hash, page.form_version, answers.checked, answers.parted);
    // The form is another one than they were checked against. Nothing is stored in part.
    if (asks_no_more(*page.form, answers.typed))
      return conflict("Nothing was saved; your answers are still on this page.");
    const auto anew = forms::check_answers(*page.form, answers.typed);
    return keep(answers, key_hash, page.form_version, anew,
                anew.ok() ? forms::parted(*page.form, anew.answers) : forms::PartedAnswers());
  }

  /// When all were taken.
  void finish() {
    if (responses_.empty()) return;
    std::ranges::sort(receipts_);
    std::ranges::sort(personal_);
    for (const auto& [receipt_hash, id] : receipts_) sql::insert_receipt(session_, round_.id, receipt_hash, id);
    for (const auto& answers : personal_) sql::insert_personal(session_, round_.id, answers);
    if (!personal_.empty()) release_personal_in_steps(session_, round_);
    add_in_steps(session_, round_, std::move(responses_));
    events::mark_changed(session_, round_.event_id);
  }

 private:
  Result<Submission> keep(const SentAnswers& answers, const std::string& key_hash, std::int64_t version,
                          const forms::CheckedAnswers& checked, const forms::PartedAnswers& parted) {
    const auto& sent = answers.sent;
    if (!checked.ok()) return Submission{false, {}, checked.errors};
    if (!is_of_this_opening(sent.key, round_)) return conflict(opened_again);
    const bool as_seen = is_as_seen(round_, answers.seen);
    const bool repeated = !sql::insert_submission_key(session_, round_.id, key_hash);
    if (!repeated) {
      if (auto spent = spend_link(session_, round_, sent.link); !spent.ok()) {
        sql::delete_submission_key(session_, round_.id, key_hash);
        return std::move(spent).error();
      }
    }
    if (!sent.draft.empty()) sql::delete_draft(session_, round_.id, draft_hash(sent.draft));
    if (repeated) return Submission{true, {}, {}, as_seen};
    auto receipt = new_receipt();
    responses_.push_back({new_id(), parted.answers, 0, version});
    receipts_.emplace_back(fingerprint(round_.salt + receipt), responses_.back().id);
    if (!parted.personal.empty()) personal_.push_back(parted.personal);
    return Submission{false, std::move(receipt), {}, as_seen};
  }

  store::Session& session_;
  Round round_;
  // Three rows that know nothing of each other, but that a receipt leads to its answer: each kind in an order of its
  // own.
  std::vector<sql::ResponseRow> responses_;
  std::vector<std::pair<std::string, std::string>> receipts_;  ///< their hashes, and the keys of the answers
  std::vector<std::string> personal_;
};

}  // namespace

std::vector<Result<Submission>> save_together(store::Session& session, std::span<const SentAnswers* const> together) {
  std::vector<Result<Submission>> said(together.size(), not_found("There is no form at this link. Check the letters."));
  std::map<std::string_view, std::vector<std::size_t>> by_round;
  for (std::size_t at = 0; at < together.size(); ++at) by_round[together[at]->seen.id].push_back(at);
  for (const auto& [id, places] : by_round) {
    auto round = sql::round_by_id(session, std::string(id));
    if (!round) continue;
    AnswersOfRound answers(session, *std::move(round));
    for (const auto at : places) answers.open_where_due(together[at]->now);
    std::vector<std::pair<std::string, std::size_t>> in_order;
    for (const auto at : places) in_order.emplace_back(answers.key_hash(*together[at]), at);
    std::ranges::sort(in_order);
    for (const auto& [key_hash, at] : in_order) said[at] = answers.take(*together[at], key_hash);
    answers.finish();
  }
  return said;
}

}  // namespace muster::feedback

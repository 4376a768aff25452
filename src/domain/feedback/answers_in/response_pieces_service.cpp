// Saves answers of a file piece by piece, and takes them back so that what is left in the figures stays as it was.
#include "response_pieces_service.hpp"

#include "domain/feedback/feedback_sql.hpp"
#include "response_batch_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::feedback {
namespace {

constexpr std::int64_t step = 5;

class ResponseWithdrawal final : public intake::Withdrawal {
 public:
  explicit ResponseWithdrawal(intake::Import import) : import_(std::move(import)) {}

  Result<std::size_t> look(store::Session& session) override {
    if (import_.added > 0 && !sql::has_traces(session, import_.id)) {
      return conflict(
          "The form was closed since this import, and with that Muster forgot which answers came from it: "
          "that is what keeps them anonymous. Nothing was changed.");
    }
    round_id_ = sql::round_of_import(session, import_.id);
    number_ = sql::batch_of(session, import_.id, "leaving");
    const auto waiting = sql::batch_of(session, import_.id, "waiting");
    marks_.clear();
    waiting_.clear();
    const auto all = sql::responses_of(session, round_id_, import_.id);
    for (const auto& each : all) {
      if (each.released == 0 || each.released == waiting)
        waiting_.push_back(each);
      else if (each.released != number_)
        marks_.push_back(each.id);
    }
    joined_ = static_cast<std::int64_t>(all.size() - waiting_.size());
    const auto round = sql::round_by_id(session, round_id_);
    const bool few = joined_ > 0 && joined_ < step;
    if (few && round->form->anonymous && sql::count_released(session, round_id_) >= step) {
      return conflict(
          "Fewer than five answers of this import are in the figures. Without them the figures would show what those "
          "few said, so the import cannot be undone. Nothing was changed.");
    }
    return marks_.size();
  }

  void mark(store::Session& session, std::size_t from, std::size_t to) override {
    // The form closed meanwhile: no number may come to stand beside an answer any more.
    if (from == to || !sql::has_traces(session, import_.id)) return;
    if (!number_) number_ = sql::begin_batch(session, round_id_, import_.id, "leaving");
    for (auto at = from; at < to; ++at) sql::set_released(session, round_id_, marks_[at], *number_);
  }

  Result<std::optional<intake::UndoResult>> take_out(store::Session& session,
                                                     const store::AuditContext& /*doing*/) override {
    const bool same = std::all_of(waiting_.begin(), waiting_.end(), [&](const sql::ImportedResponse& each) {
      return sql::released_of(session, round_id_, each.id) == each.released;
    });
    const bool lost = import_.added > 0 && !sql::has_traces(session, import_.id);
    if (!same || lost) return std::optional<intake::UndoResult>{};
    for (const auto& each : waiting_) sql::delete_imported_response(session, round_id_, import_.id, each.id);
    if (const auto waiting = sql::batch_of(session, import_.id, "waiting"))
      sql::drop_batch(session, round_id_, *waiting);
    if (number_) sql::set_batch_state(session, round_id_, *number_, "gone");
    events::mark_changed(session, import_.event_id);
    return std::optional(intake::UndoResult{joined_ + static_cast<std::int64_t>(waiting_.size()), {}});
  }

 private:
  const intake::Import import_;
  std::string round_id_;
  std::optional<std::int64_t> number_;          // of the batch that hides those in the figures
  std::vector<std::string> marks_;              // those that do not carry it yet
  std::vector<sql::ImportedResponse> waiting_;  // in no figure: few
  std::int64_t joined_ = 0;
};

/// Place `at` of `of` as a place among `all`.
std::size_t share(std::size_t all, std::size_t at, std::size_t of) { return of == 0 ? all : all * at / of; }

}  // namespace

void ResponseSaver::prepare() {
  const auto& verdicts = file_.forecast.verdicts;
  for (std::size_t at = 0; at < verdicts.size(); ++at) {
    if (verdicts[at].kind == ResponseKind::fresh) joining_.emplace_back(new_id(), at);
  }
  std::sort(joining_.begin(), joining_.end());
  traces_ = file_.fresh_traces(known_);
  std::sort(traces_.begin(), traces_.end());
}

void ResponseSaver::make_ready(const tabular::Table& table, std::size_t from, std::size_t to) {
  const auto all = file_.forecast.verdicts.size();
  if (from == 0) first_ready_ = 0;
  const auto end = share(joining_.size(), to, all);
  for (auto at = std::max(first_ready_ + ready_.size(), share(joining_.size(), from, all)); at < end; ++at)
    ready_.push_back(forms::to_json(file_.answers_in(table.rows[joining_[at].second])));
}

std::string ResponseSaver::stored(const tabular::Table& table, std::size_t at) {
  if (at >= first_ready_ && at - first_ready_ < ready_.size()) return std::move(ready_[at - first_ready_]);
  return forms::to_json(file_.answers_in(table.rows[joining_[at].second]));
}

void ResponseSaver::begin(store::Session& session, const intake::Import& import, const tabular::Table& table) {
  const auto fresh = static_cast<std::int64_t>(joining_.size());
  const auto join = imported_to_release(round_, sql::count_waiting(session, round_.id), fresh);
  // Keys are random, and so is who stays out.
  for (; static_cast<std::int64_t>(joining_.size()) > join; joining_.pop_back()) {
    waiting_.emplace_back(joining_.back().first, stored(table, joining_.size() - 1));
  }
  if (import.batch != 0) number_ = sql::begin_batch(session, round_.id, import.id, "coming");
}

void ResponseSaver::rows(store::Session& session, const intake::Import& import, const tabular::Table& table,
                         std::size_t from, std::size_t to) {
  const auto all = file_.forecast.verdicts.size();
  if (from == 0) begin(session, import, table);
  const auto begin = share(joining_.size(), from, all);
  const auto end = share(joining_.size(), to, all);
  for (auto at = begin; at < end; ++at)
    sql::insert_response(session, round_.id,
                         {joining_[at].first, stored(table, at), number_ == 0 ? 1 : number_, round_.form_version});
  for (; first_ready_ < end && !ready_.empty(); ++first_ready_) ready_.pop_front();
  for (auto at = begin; at < end; ++at) sql::insert_imported_response(session, import.id, joining_[at].first);
  for (auto at = share(traces_.size(), from, all); at < share(traces_.size(), to, all); ++at)
    sql::insert_imported_row(session, round_.id, traces_[at], import.id);
}

void ResponseSaver::end(store::Session& session, const intake::Import& import) {
  if (number_ != 0) sql::set_batch_state(session, round_.id, number_, "counted");
  if (!waiting_.empty()) {
    const auto few = static_cast<std::int64_t>(waiting_.size());
    const auto batch = sql::begin_batch(session, round_.id, import.id, "waiting", few);
    std::sort(waiting_.begin(), waiting_.end());
    for (const auto& [id, answers] : waiting_)
      sql::insert_response(session, round_.id, {id, answers, batch, round_.form_version});
    for (const auto& [id, answers] : waiting_) sql::insert_imported_response(session, import.id, id);
  }
  events::mark_changed(session, import.event_id);
}

std::unique_ptr<intake::Withdrawal> withdraw_responses(const intake::Import& import) {
  return std::make_unique<ResponseWithdrawal>(import);
}

}  // namespace muster::feedback

// Saves answers so that nobody can be read from them.
#include <muster/domain/feedback/later_submission_service.hpp>

#include "answers_together_service.hpp"
#include "domain/feedback/feedback_sql.hpp"

#include <muster/platform/store/later_write.hpp>

#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace muster::feedback {
namespace {

/// One who waits.
struct ArrivingAnswer {
  SentAnswers answers;
  std::function<void(const TakeSubmission&)> then;
};

Result<Submission> save_alone(store::Session& session, const SentAnswers& answers) {
  const SentAnswers* const one[] = {&answers};
  return std::move(save_together(session, one).front());
}

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
  return database.write([&](store::Session& session) { return save_alone(session, answers); });
}

/// Those who wait, and whether the writers' line knows of them.
class ArrivingAnswers::Line : public std::enable_shared_from_this<ArrivingAnswers::Line> {
 public:
  explicit Line(store::Database& database) : database_(database) {}

  void add(ArrivingAnswer arriving) {
    {
      const std::scoped_lock lock(mutex_);
      waiting_.push_back(std::move(arriving));
      if (std::exchange(called_, true)) return;
    }
    call();
  }

 private:
  using Together = std::vector<ArrivingAnswer>;
  using Said = std::vector<Result<Submission>>;

  /// Whoever waits when the writers' line comes to it goes together.
  void call() {
    const auto together = std::make_shared<Together>();
    store::write_later(
        database_,
        [line = shared_from_this(), together](store::Session& session) -> Result<Said> {
          if (together->empty()) *together = line->all_who_wait();  // a work may be asked twice
          std::vector<const SentAnswers*> answers;
          for (const auto& one : *together) answers.push_back(&one.answers);
          return save_together(session, answers);
        },
        [line = shared_from_this(), together](const auto& take) { line->tell(*together, take); });
  }

  Together all_who_wait() {
    constexpr std::size_t most = 256;  // nobody waits long for the others' work
    const std::scoped_lock lock(mutex_);
    Together together;
    for (; !waiting_.empty() && together.size() < most; waiting_.pop_front())
      together.push_back(std::move(waiting_.front()));
    called_ = false;
    return together;
  }

  template <class Take>
  void tell(Together& together, const Take& take) {
    std::optional<Result<Said>> said;
    std::exception_ptr thrown;
    try {
      said.emplace(take());
    } catch (...) {
      thrown = std::current_exception();
    }
    const bool was_asked = !together.empty();
    if (!was_asked) together = all_who_wait();  // the line could not even begin
    call_for_the_rest();
    if (said && said->ok()) {
      for (std::size_t at = 0; at < together.size(); ++at) together[at].then([&] { return std::move((**said)[at]); });
    } else if (together.size() == 1 || !was_asked || (said && said->error().kind == ErrorKind::unsure)) {
      for (const auto& one : together)
        one.then([&]() -> Result<Submission> {
          if (thrown) std::rethrow_exception(thrown);
          return said->error();
        });
    } else {
      // What one of them met is not for the others to bear.
      for (auto& one : together) save_by_itself(std::move(one));
    }
  }

  /// Where there were too many for one transaction, or it failed before it came to them.
  void call_for_the_rest() {
    {
      const std::scoped_lock lock(mutex_);
      if (waiting_.empty() || std::exchange(called_, true)) return;
    }
    call();
  }

  void save_by_itself(ArrivingAnswer one) {
    const auto alone = std::make_shared<ArrivingAnswer>(std::move(one));
    store::write_later(
        database_, [alone](store::Session& session) { return save_alone(session, alone->answers); },
        [alone](const auto& take) { alone->then(take); });
  }

  store::Database& database_;
  std::mutex mutex_;
  std::deque<ArrivingAnswer> waiting_;
  bool called_ = false;  ///< a write is on its way that takes those who wait
};

ArrivingAnswers::ArrivingAnswers(store::Database& database) : line_(std::make_shared<Line>(database)) {}

void ArrivingAnswers::submit(Instant now, const Round& seen, const forms::TypedAnswers& typed,
                             const forms::CheckedAnswers& checked, const SentForm& sent,
                             std::function<void(const TakeSubmission&)> then) {
  line_->add({SentAnswers(now, seen, typed, checked, sent), std::move(then)});
}

}  // namespace muster::feedback

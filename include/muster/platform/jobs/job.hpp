#pragma once
// Long work as values: what is asked for, what a kind of work does, what became of it.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::jobs {

/// What somebody asks for. Title, payload and position hold ids and names of things, never of people.
struct Order {
  std::string kind;
  std::string title;    ///< "Answers of London SEND Summit as XLSX": people read it
  std::string payload;  ///< what the kind needs to know: payload_of({{"event", slug}})
  std::string scope;    ///< id of what the work is about and rights are given for (a programme); may be empty
  std::string right;    ///< name of the right in that scope without which nobody sees the job
};

/// Values as the text of a payload: a JSON object of texts.
[[nodiscard]] std::string payload_of(const std::map<std::string, std::string>& values);
/// One value of such a payload; empty where it has none of that name.
[[nodiscard]] std::string value_in(const std::string& payload, const std::string& name);

enum class JobState { queued, running, done, failed, cancelled };
/// "queued", "running", "done", "failed", "cancelled".
[[nodiscard]] std::string state_name(JobState state);
[[nodiscard]] inline bool has_ended(JobState state) { return state != JobState::queued && state != JobState::running; }

struct Job {
  std::string id;
  Order order;
  JobState state = JobState::queued;
  std::string asked_by;  ///< id of whoever asked
  std::int64_t done = 0;
  std::int64_t total = 0;  ///< 0: not known
  std::string things;      ///< "rows"
  bool cancel_asked = false;
  std::string outcome;    ///< a sentence once it has ended
  std::string link;       ///< an own path that leads to what was made; may be empty
  std::string file_name;  ///< of the file that waits; empty where none does
  Instant asked_at;
  std::optional<Instant> ended_at;
};

/// A file that was made.
struct JobFile {
  std::string name;
  std::string content_type;
  std::string bytes;
};

/// What a work ends with.
struct JobResult {
  std::string words;  ///< a sentence: "104 people are imported."; empty where the file says it all
  std::string link;   ///< an own path ("/events/summit/delegates"); may be empty
  std::optional<JobFile> file{};
};

/// A job while it runs. The work may be begun again, in another process, where this one dies: it must either change
/// nothing before its end (a file that is made) or keep its position in each transaction that changes something.
class Work : public Progress {
 public:
  [[nodiscard]] virtual const Job& job() const = 0;
  [[nodiscard]] const std::string& payload() const { return job().order.payload; }
  [[nodiscard]] std::string given(const std::string& name) const { return value_in(payload(), name); }
  /// What keep_position kept last, in this run or one before; empty at the first.
  [[nodiscard]] virtual std::string position() const = 0;
  /// Keeps how far the work is, in the transaction that took it there. A conflict where the job is no longer this
  /// process's, or was cancelled: then that transaction must not be kept.
  [[nodiscard]] virtual Outcome keep_position(store::Session& session, const std::string& position) = 0;
};

/// What does the work. An Error fails the job with its message; kind unavailable is tried again some times.
using Run = std::function<Result<JobResult>(Work&)>;

/// The kinds of jobs that a process knows. Whoever has long work adds a kind of it.
class Kinds {
 public:
  /// Throws std::logic_error where there is one of that name.
  void add(const std::string& name, Run run);
  [[nodiscard]] const Run* find(const std::string& name) const;
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::map<std::string, Run> runs_;
};

}  // namespace muster::jobs

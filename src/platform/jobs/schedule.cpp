// Work by the clock, through Database::once.
#include <muster/platform/jobs/schedule.hpp>

namespace muster::jobs {

void Schedule::add(std::string name, std::chrono::seconds every, std::function<Result<std::string>(Instant now)> work) {
  entries_.push_back({std::move(name), every, std::move(work)});
}

void Schedule::turn() {
  for (const auto& entry : entries_) run(entry);
}

void Schedule::tell_once(const std::string& name, const std::string& kind, const std::string& reason) {
  if (reason.empty())
    told_.erase(name + kind);
  else if (told_.insert(name + kind).second)
    log_error_(name, reason);
}

void Schedule::run(const Entry& entry) {
  const auto now = clock_.now();
  const Instant due = now - now.time_since_epoch() % entry.every;
  std::string remark;
  const auto ran = database_.once(entry.name, due, [&]() -> Outcome {
    MUSTER_TRY(words, entry.work(now));
    remark = std::move(words);
    return Success{};
  });
  if (!ran.ok()) {
    const auto& error = ran.error();
    return tell_once(entry.name, " failed", error.message + (error.detail.empty() ? "" : " (" + error.detail + ")"));
  }
  tell_once(entry.name, " failed", "");
  if (*ran) tell_once(entry.name, " remark", remark);
}

}  // namespace muster::jobs

// Counts of three rooms under the words that all of them share: waiting, sending or running, and what became of it.
#include <muster/front/app/queue_figures.hpp>

#include <muster/domain/webhooks/state_counts_sql.hpp>
#include <muster/platform/jobs/state_counts_sql.hpp>
#include <muster/platform/mail/state_counts_sql.hpp>

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace muster::app {
namespace {

using Counts = std::map<std::string, std::int64_t>;

/// Which states of the store are told by which word.
using Words = std::vector<std::pair<std::string, std::vector<std::string>>>;

std::string gauge(const std::string& name, const std::string& help, const Words& words, const Counts& counts) {
  auto out = "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n";
  for (const auto& [word, states] : words) {
    std::int64_t count = 0;
    for (const auto& state : states) {
      const auto found = counts.find(state);
      count += found == counts.end() ? 0 : found->second;
    }
    out += name + "{state=\"" + word + "\"} " + std::to_string(count) + "\n";
  }
  return out;
}

const Words jobs_words{{"waiting", {"queued"}},
                       {"running", {"running"}},
                       {"done", {"done"}},
                       {"failed", {"failed"}},
                       {"cancelled", {"cancelled"}}};
const Words mail_words{{"waiting", {"waiting", "sending"}}, {"sent", {"sent"}}, {"failed", {"bounced", "given up"}}};
const Words news_words{{"waiting", {"behind", "waiting", "sending"}}, {"done", {"sent"}}, {"failed", {"given up"}}};

}  // namespace

std::string queue_figures(store::Database& database) {
  const auto told = database.read([](store::Session& session) -> Result<std::string> {
    return gauge("muster_jobs", "Long work that is kept, by state.", jobs_words, jobs::jobs_by_state(session)) +
           gauge("muster_mails", "Mail in the outbox, by state.", mail_words, mail::mails_by_state(session)) +
           gauge("muster_webhook_deliveries", "News for other programs in the log of deliveries, by state.", news_words,
                 webhooks::deliveries_by_state(session));
  });
  return told.ok() ? *told : std::string();
}

}  // namespace muster::app

// The fates of mails in the store: by state, for which there is an index.
#include <muster/platform/mail/fates_sql.hpp>

namespace muster::mail {

void each_fate(store::Session& session, const std::string& kind, const std::string& begin, const std::string& since,
               const std::function<void(const std::string& detail, Fate fate)>& found) {
  session.each(
      "select detail, state from outbox where (state in ('waiting', 'sending', 'bounced', 'given up') or (state = "
      "'sent' and next_at > $3)) and kind = $1 and substr(detail, 1, length($2)) = $2",
      {kind, begin, since}, [&](const store::Row& row) {
        const auto& state = row.text(1);
        found(row.text(0), state == "sent"                            ? Fate::sent
                           : state == "waiting" || state == "sending" ? Fate::waits
                                                                      : Fate::failed);
      });
}

}  // namespace muster::mail

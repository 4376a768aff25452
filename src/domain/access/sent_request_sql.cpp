// One row for each key that somebody sent within a day.
#include "sent_request_sql.hpp"

#include <muster/kit/base/date.hpp>

namespace muster::access::sql {

std::optional<SentRequest> sent_request(store::Session& session, const std::string& key_hash) {
  const auto row = session.first("select request_hash, sealed_reply from sent_request where key_hash = $1", {key_hash});
  if (!row) return std::nullopt;
  return SentRequest{row->text(0), row->text(1)};
}

void put_sent_request(store::Session& session, const std::string& key_hash, const std::string& request_hash,
                      Instant gone_at) {
  session.execute("insert into sent_request (key_hash, request_hash, sealed_reply, gone_at) values ($1, $2, '', $3)",
                  {key_hash, request_hash, iso_instant(gone_at)});
}

void keep_reply(store::Session& session, const std::string& key_hash, const std::string& sealed_reply) {
  session.execute("update sent_request set sealed_reply = $2 where key_hash = $1", {key_hash, sealed_reply});
}

void drop_sent_request(store::Session& session, const std::string& key_hash) {
  session.execute("delete from sent_request where key_hash = $1", {key_hash});
}

void drop_sent_requests(store::Session& session, Instant now) {
  session.execute("delete from sent_request where gone_at <= $1", {iso_instant(now)});
}

}  // namespace muster::access::sql

// One row for each version of a list.
#include "word_list_sql.hpp"

#include <muster/domain/wordlist/forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <stdexcept>

namespace muster::wordlist {
namespace sql {
namespace {

KeptWordList list_from(const store::Row& row) {
  const auto at = parse_instant(row.text(3));
  if (!at) throw std::logic_error("the store holds a malformed moment of a word list");
  return {row.integer(0), row.text(1), row.text(2), *at};
}

}  // namespace

std::vector<KeptWordList> lists(store::Session& session, const std::string& programme_id, std::int64_t most) {
  std::vector<KeptWordList> found;
  session.each(
      "select version, words, what, made_at from word_list where programme_id = $1 order by version desc limit $2",
      {programme_id, most}, [&](const store::Row& row) { found.push_back(list_from(row)); });
  return found;
}

std::optional<KeptWordList> list(store::Session& session, const std::string& programme_id, std::int64_t version) {
  const auto row =
      session.first("select version, words, what, made_at from word_list where programme_id = $1 and version = $2",
                    {programme_id, version});
  return row ? std::optional(list_from(*row)) : std::nullopt;
}

void insert_list(store::Session& session, const std::string& programme_id, const KeptWordList& list) {
  session.execute("insert into word_list (programme_id, version, words, what, made_at) values ($1, $2, $3, $4, $5)",
                  {programme_id, list.version, list.words, list.what, iso_instant(list.at)});
}

}  // namespace sql

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from word_list where programme_id = $1", {programme_id});
}

}  // namespace muster::wordlist

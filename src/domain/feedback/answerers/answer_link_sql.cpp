// Links in the store, which of them were used, and their mails.
#include "answer_link_sql.hpp"

#include "domain/feedback/feedback_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/feedback/person_link_sql.hpp>
#include <muster/domain/people/people_forgetting_sql.hpp>
#include <muster/kit/base/date.hpp>

#include <utility>

namespace muster::feedback {
namespace sql {

void update_answerers(store::Session& session, const Round& round) {
  session.execute(
      "update round set answered_by = $2, links_stopped = $3 where id = $1",
      {round.id, std::string(answerers_name(round.answered_by)), std::int64_t{round.links_stopped ? 1 : 0}});
}

bool is_for_members(store::Session& session, const std::string& round_id) {
  const auto row = session.first("select members_only from round where id = $1", {round_id});
  return row && row->integer(0) == 1;
}

void set_for_members(store::Session& session, const std::string& round_id, bool members_only) {
  session.execute("update round set members_only = $2 where id = $1", {round_id, std::int64_t{members_only ? 1 : 0}});
}

std::optional<std::string> link_with_key(store::Session& session, const std::string& round_id,
                                         const std::string& key_hash) {
  const auto row =
      session.first("select link_id from answer_link_key where key_hash = $1 and round_id = $2", {key_hash, round_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

bool is_spent(store::Session& session, const std::string& round_id, const std::string& link_id) {
  return session.first("select 1 from spent_link where round_id = $1 and link_id = $2", {round_id, link_id})
      .has_value();
}

bool insert_spent_link(store::Session& session, const std::string& round_id, const std::string& link_id) {
  return session.execute("insert into spent_link (round_id, link_id) values ($1, $2) on conflict do nothing",
                         {round_id, link_id}) > 0;
}

void insert_link_key(store::Session& session, const std::string& round_id, const std::string& link_id,
                     const std::string& key_hash) {
  session.execute("insert into answer_link_key (key_hash, round_id, link_id) values ($1, $2, $3)",
                  {key_hash, round_id, link_id});
}

void insert_nameless_link(store::Session& session, const std::string& round_id, const std::string& link_id) {
  session.execute("insert into answer_link (round_id, id, person_id, mails, last_mailing) values ($1, $2, null, 0, '')",
                  {round_id, link_id});
}

bool insert_link_of(store::Session& session, const std::string& round_id, const std::string& link_id,
                    const std::string& person_id, const std::string& mailing_id) {
  return session.execute(
             "insert into answer_link (round_id, id, person_id, mails, last_mailing) values ($1, $2, $3, 1, $4) "
             "on conflict do nothing",
             {round_id, link_id, person_id, mailing_id}) > 0;
}

void each_link_of_people(store::Session& session, const std::string& round_id,
                         const std::function<void(LinkOfPerson)>& found) {
  session.each(
      "select l.id, l.person_id, l.mails, l.last_mailing, case when s.link_id is null then 0 else 1 end from "
      "answer_link l left join spent_link s on s.round_id = l.round_id and s.link_id = l.id where l.round_id = $1 and "
      "l.person_id is not null",
      {round_id}, [&](const store::Row& row) {
        found({row.text(0), row.text(1), row.integer(2), row.text(3), row.integer(4) > 0});
      });
}

bool note_reminder(store::Session& session, const std::string& round_id, const LinkOfPerson& link,
                   const std::string& mailing_id) {
  return session.execute(
             "update answer_link set mails = mails + 1, last_mailing = $3 where round_id = $1 and id = $2 and "
             "person_id is not null and mails < $4 and last_mailing = $5 and last_mailing <> $3 and not exists (select "
             "1 from spent_link s where s.round_id = $1 and s.link_id = $2)",
             {round_id, link.id, mailing_id, most_mails_of_a_link, link.last_mailing}) > 0;
}

bool note_link_again(store::Session& session, const std::string& round_id, const LinkOfPerson& link,
                     const std::string& mailing_id) {
  // It goes in the place of the mail that did not arrive.
  return session.execute(
             "update answer_link set mails = case when mails > 1 then mails - 1 else 1 end, last_mailing = $3 where "
             "round_id = $1 and id = $2 and person_id is not null and last_mailing = $4 and last_mailing <> $3",
             {round_id, link.id, mailing_id, link.last_mailing}) > 0;
}

void take_mail_back(store::Session& session, const std::string& round_id, const std::string& link_id,
                    const std::string& mailing_id) {
  if (session.execute("update answer_link set mails = mails - 1, last_mailing = '' where round_id = $1 and id = $2 and "
                      "last_mailing = $3 and mails > 0",
                      {round_id, link_id, mailing_id}) > 0)
    session.execute("update link_mailing set taken_back = taken_back + 1 where id = $1", {mailing_id});
}

std::optional<std::string> person_of_link(store::Session& session, const std::string& round_id,
                                          const std::string& link_id) {
  const auto row =
      session.first("select person_id from answer_link where round_id = $1 and id = $2 and person_id is not null",
                    {round_id, link_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::optional<std::string> link_of_person(store::Session& session, const std::string& round_id,
                                          const std::string& person_id) {
  const auto row =
      session.first("select id from answer_link where round_id = $1 and person_id = $2", {round_id, person_id});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

std::set<std::string> people_who_answered(store::Session& session, const std::string& round_id) {
  std::set<std::string> found;
  session.each(
      "select l.person_id from spent_link s join answer_link l on l.round_id = s.round_id and l.id = s.link_id where "
      "s.round_id = $1 and l.person_id is not null",
      {round_id}, [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

bool has_links_of_people(store::Session& session, const std::string& round_id) {
  return session.first("select 1 from answer_link where round_id = $1 and person_id is not null limit 1", {round_id})
      .has_value();
}

std::int64_t count_spent_by_mail(store::Session& session, const std::string& round_id) {
  // The person goes after a while; that mails brought the link stays.
  return session
      .first(
          "select count(*) from spent_link s join answer_link l on l.round_id = s.round_id and l.id = s.link_id where "
          "s.round_id = $1 and l.mails > 0",
          {round_id})
      ->integer(0);
}

std::int64_t count_from_files(store::Session& session, const std::string& round_id) {
  return session
      .first(
          "select cast(coalesce(sum(i.added_count), 0) as bigint) from import i join round r on r.event_id = "
          "i.event_id where r.id = "
          "$1 and i.kind = 'responses' and i.undone_at is null",
          {round_id})
      ->integer(0);
}

std::int64_t count_nameless_links(store::Session& session, const std::string& round_id) {
  return session.first("select count(*) from answer_link where round_id = $1 and person_id is null", {round_id})
      ->integer(0);
}

LinkCounts count_links(store::Session& session, const std::string& round_id) {
  const auto links = session.first(
      "select count(*), count(person_id), coalesce(sum(case when mails > 0 then 1 else 0 end), 0) from answer_link "
      "where round_id = $1",
      {round_id});
  const auto spent = session.first("select count(*) from spent_link where round_id = $1", {round_id});
  return {links->integer(0), links->integer(2), links->integer(1), spent->integer(0)};
}

std::vector<SentMailing> sent_mailings(store::Session& session, const std::string& round_id) {
  std::vector<SentMailing> found;
  session.each(
      "select kind, written_at, mails, taken_back from link_mailing where round_id = $1 order by written_at desc, id",
      {round_id}, [&](const store::Row& row) {
        const auto at = parse_instant(row.text(1));
        if (at.ok())
          found.push_back(
              {row.text(0) == "link" ? LinkMail::link : LinkMail::reminder, *at, row.integer(2), row.integer(3) > 0});
      });
  return found;
}

std::unordered_set<std::string> reminder_ids(store::Session& session, const std::string& round_id) {
  std::unordered_set<std::string> found;
  session.each("select id from link_mailing where round_id = $1 and kind = 'reminder'", {round_id},
               [&](const store::Row& row) { found.insert(row.text(0)); });
  return found;
}

void count_mails(store::Session& session, const std::string& mailing_id, std::int64_t more) {
  session.execute("update link_mailing set mails = mails + $2 where id = $1", {mailing_id, more});
}

void insert_mailing(store::Session& session, const Mailing& mailing, Instant at) {
  session.execute(
      "insert into link_mailing (id, round_id, kind, subject, words, written_at) values ($1, $2, $3, $4, $5, $6)",
      {mailing.id, mailing.round_id, std::string(link_mail_name(mailing.kind)), mailing.subject, mailing.words,
       iso_instant(at)});
}

std::optional<Mailing> find_mailing(store::Session& session, const std::string& id) {
  const auto row = session.first("select id, round_id, kind, subject, words from link_mailing where id = $1", {id});
  if (!row) return std::nullopt;
  return Mailing{row->text(0), row->text(1), row->text(2) == "link" ? LinkMail::link : LinkMail::reminder, row->text(3),
                 row->text(4)};
}

void clear_words(store::Session& session, const std::string& mailing_id) {
  session.execute("update link_mailing set subject = '', words = '' where id = $1", {mailing_id});
}

}  // namespace sql

namespace {

/// Whoever was known for a link alone, as members are whom nobody registered, is known for nothing once it is
/// forgotten.
void forget_if_only_asked(store::Session& session, const std::string& person_id, const IsKnown& is_known) {
  if (session.first("select 1 from answer_link where person_id = $1", {person_id})) return;
  if (booking::refers_to(session, person_id) || is_known(session, person_id)) return;
  people::delete_people(session, {person_id});
}

}  // namespace

std::vector<PersonLink> links_of_person(store::Session& session, const std::string& person_id) {
  std::vector<PersonLink> found;
  std::vector<std::string> rounds;
  session.each(
      "select r.event_id, l.mails, (select count(*) from spent_link s where s.round_id = l.round_id and s.link_id = "
      "l.id), r.id from answer_link l join round r on r.id = l.round_id where l.person_id = $1 order by r.event_id",
      {person_id}, [&](const store::Row& row) {
        found.push_back({row.text(0), {}, row.integer(1), row.integer(2) > 0});
        rounds.push_back(row.text(3));
      });
  for (std::size_t at = 0; at < found.size(); ++at) found[at].told = !tells_who_answered(session, rounds[at]);
  return found;
}

bool tells_who_answered(store::Session& session, const std::string& detail) {
  const auto round = sql::round_by_id(session, detail.substr(0, detail.find(' ')));
  return round && round->form->anonymous && round->state == RoundState::open;
}

void forget_links_of(store::Session& session, const std::string& person_id) {
  session.execute("delete from answer_link_key where link_id in (select id from answer_link where person_id = $1)",
                  {person_id});
  session.execute("update answer_link set person_id = null, last_mailing = '' where person_id = $1", {person_id});
}

ForgottenLinks forget_links_before(store::Session& session, const std::string& moment, std::int64_t most,
                                   const IsKnown& is_known) {
  const auto keys = session.query(
      "select k.key_hash from answer_link_key k join round r on r.id = k.round_id where r.state = 'closed' and "
      "r.closed_at < $1 order by k.key_hash limit $2",
      {moment, most});
  for (const auto& key : keys) session.execute("delete from answer_link_key where key_hash = $1", {key.text(0)});
  const auto links = session.query(
      "select l.round_id, l.id, l.person_id from answer_link l join round r on r.id = l.round_id where r.state = "
      "'closed' and "
      "r.closed_at < $1 and l.person_id is not null order by l.round_id, l.id limit $2",
      {moment, most});
  for (const auto& link : links)
    session.execute("update answer_link set person_id = null, last_mailing = '' where round_id = $1 and id = $2",
                    {link.text(0), link.text(1)});
  std::set<std::string> people;
  for (const auto& link : links) people.insert(link.text(2));
  for (const auto& person : people) forget_if_only_asked(session, person, is_known);
  return {static_cast<std::int64_t>(links.size()),
          std::cmp_equal(links.size(), most) || std::cmp_equal(keys.size(), most)};
}

std::optional<std::pair<std::string, std::int64_t>> oldest_links(store::Session& session) {
  const auto first = session.first(
      "select min(r.closed_at) from round r where r.state = 'closed' and exists (select 1 from answer_link l where "
      "l.round_id = r.id and l.person_id is not null)");
  if (!first || first->is_null(0)) return std::nullopt;
  const auto count = session.first(
      "select count(*) from answer_link l join round r on r.id = l.round_id where r.state = 'closed' and "
      "substr(r.closed_at, 1, 10) = substr($1, 1, 10) and l.person_id is not null",
      {first->text(0)});
  return std::pair(first->text(0), count->integer(0));
}

}  // namespace muster::feedback

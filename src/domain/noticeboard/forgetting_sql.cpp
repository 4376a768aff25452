// Forgets people, programmes and what is long over in notices.
#include <muster/domain/noticeboard/forgetting_sql.hpp>

#include <muster/domain/noticeboard/notice.hpp>

namespace muster::noticeboard {

std::vector<HeldNotice> held_notices(store::Session& session, const IsSender& is_sender) {
  std::vector<HeldNotice> held;
  session.each(
      "select id, programme_id, kind, sent_on, sender, address, title, body, organisation, place, link from notice "
      "order by sent_on, id",
      {}, [&](const store::Row& row) {
        if (!is_sender(row.text(4), row.text(5))) return;
        const auto kind = parse_kind(row.text(2));
        std::string words = row.text(6);
        for (int column = 7; column <= 10; ++column)
          if (!row.text(column).empty()) words += "\n" + row.text(column);
        held.push_back({row.text(0), row.text(1),
                        std::string(kind_label(kind.ok() ? *kind : Kind::request)) + ", sent on " + row.text(3) +
                            " as " + row.text(4) + " <" + row.text(5) + ">",
                        std::move(words)});
      });
  return held;
}

void forget_notices(store::Session& session, const std::vector<std::string>& ids) {
  for (const auto& id : ids) {
    session.execute("delete from notice_before where notice_id = $1", {id});
    session.execute("delete from notice where id = $1", {id});
  }
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  session.execute("delete from notice_before where notice_id in (select id from notice where programme_id = $1)",
                  {programme_id});
  session.execute("delete from notice where programme_id = $1", {programme_id});
}

std::int64_t drop_closed(store::Session& session, Date before) {
  const auto day = iso_date(before);
  session.execute("delete from notice_before where notice_id in (select id from notice where closes_on < $1)", {day});
  return session.execute("delete from notice where closes_on < $1", {day});
}

std::optional<std::pair<std::string, std::int64_t>> first_closing(store::Session& session) {
  const auto row =
      session.first("select closes_on, count(*) from notice group by closes_on order by closes_on limit 1", {});
  if (!row) return std::nullopt;
  return std::pair(row->text(0), row->integer(1));
}

}  // namespace muster::noticeboard

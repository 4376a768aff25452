// Writes mails of a list at the moment they are sent; their links are made then.
#include <muster/domain/lists/list_mail.hpp>

#include "list_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/platform/mail/stop_sql.hpp>

namespace muster::lists {
namespace {

constexpr const char* join_template = "domain/lists/mail/join.mail";
constexpr const char* message_template = "domain/lists/mail/message.mail";
/// Stands where a link would, so that a look shows its length and opens nothing.
constexpr const char* example_link = "https://muster.example.org/lists/00000example00000example00";

struct To {
  MailList list;
  Member member;
  std::string programme;
};

std::optional<To> to_whom(store::Session& session, const std::string& list_id, const std::string& address) {
  auto list = sql::find_list(session, list_id);
  if (!list) return std::nullopt;
  auto member = sql::find_member(session, list_id, address);
  const auto programme = access::programme_with_id(session, list->programme_id);
  if (!member || !programme) return std::nullopt;
  return To{*std::move(list), *std::move(member), programme->name};
}

std::string link_of(store::Session& session, const To& to, const mail::RenderContext& moment) {
  if (moment.preview) return example_link;
  return moment.site + own_list_path + mail::make_stop_key(session, moment.now, scope_of(to.list.id), to.member.email);
}

/// What becomes of whoever does nothing. The sent mail and its link are kept for other times than the request.
std::string if_nothing(bool joined) {
  if (joined) return "you stay on the list as you are.";
  return "without the button you are not on the list, and your name and address are taken off those who asked about a "
         "week after somebody last asked with this address. A record of this mail and its link are kept for longer, "
         "and "
         "then deleted too.";
}

Result<std::optional<mail::Content>> join_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                  const mail::RenderContext& moment) {
  const auto to = to_whom(session, claimed.draft.detail, claimed.draft.recipient);
  if (!to) return std::optional<mail::Content>{};
  const auto words =
      to->member.joined
          ? "Somebody asked to join the list " + to->list.name + " with this address, which is on it already."
          : "You were asked, or asked yourself, to be on the list " + to->list.name + ". " +
                (to->list.about.empty() ? std::string() : to->list.about + " ") + "You are on it once you say so:";
  return std::optional(mail::Content{{{"SUBJECT", claimed.draft.subject},
                                      {"NAME", to->member.name},
                                      {"WORDS", words},
                                      {"PRESS", to->member.joined ? "Look at where you stand" : "Join the list"},
                                      {"LINK", link_of(session, *to, moment)},
                                      {"IF_NOTHING", if_nothing(to->member.joined)},
                                      {"PROGRAMME", to->programme}},
                                     to->list.programme_id});
}

Result<std::optional<mail::Content>> message_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                     const mail::RenderContext& moment) {
  const auto& detail = claimed.draft.detail;
  const auto gap = detail.find(' ');
  const auto to = to_whom(session, detail.substr(0, gap), claimed.draft.recipient);
  const auto words = gap == std::string::npos ? std::nullopt : sql::words_of(session, detail.substr(gap + 1));
  if (!to || !words || !to->member.joined) return std::optional<mail::Content>{};
  if (!moment.preview && mail::is_stopped(session, booking::news_scope(to->list.programme_id), claimed.draft.recipient))
    return std::optional<mail::Content>{};
  const auto link = link_of(session, *to, moment);
  mail::Content content{{{"SUBJECT", words->subject},
                         {"NAME", to->member.name},
                         {"WORDS", words->text},
                         {"LIST", to->list.name},
                         {"LINK", link},
                         {"PROGRAMME", to->programme}},
                        to->list.programme_id};
  content.stop = link;
  return std::optional(std::move(content));
}

template <class Made>
auto rendered(store::Database& database, const Made& made) {
  return [&database, made](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
    const auto write = [&](store::Session& session) { return made(session, claimed, moment); };
    return moment.preview ? database.read(write) : database.write(write);
  };
}

}  // namespace

mail::Letter list_letter(const std::string& list, const std::string& programme, const std::string& name,
                         const booking::MessageWords& words) {
  return mail::composed(mail::template_named(message_template), {{"SUBJECT", words.subject},
                                                                 {"NAME", name},
                                                                 {"WORDS", words.text},
                                                                 {"LIST", list},
                                                                 {"LINK", example_link},
                                                                 {"PROGRAMME", programme}});
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({join_mail,
             "Joining a list",
             join_template,
             {{"SUBJECT", "North Network: join the list Finance leads?"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "You asked to join the list Finance leads. You are on it once you say so:"},
              {"PRESS", "Join the list"},
              {"LINK", example_link},
              {"IF_NOTHING", if_nothing(false)},
              {"PROGRAMME", "North Network"}},
             rendered(database, join_content)});
  kinds.add({list_mail,
             "A mail to a list",
             message_template,
             {{"SUBJECT", "Budgets for next year"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "The figures are out."},
              {"LIST", "Finance leads"},
              {"LINK", example_link},
              {"PROGRAMME", "North Network"}},
             rendered(database, message_content)});
}

}  // namespace muster::lists

// links: who may answer a form, links of people's own and reminders.
#include "commands.hpp"
#include "output_file.hpp"

#include <muster/domain/access/link_service.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct LinkWish {
  std::string event;
  std::string round;
  std::string who;
  std::string subject;
  std::string text_file;
  std::int64_t count = 0;
  bool send = false;
  bool json = false;
  bool members_only = false;
  OutputFile output{.readers = Readers::others};
};

Outcome show_links(Console& console, const LinkWish& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_TRY(figures, feedback::link_figures(*database, console.now(), about));
  const auto who = feedback::answerers_name(figures.round.answered_by);
  if (wanted.json) {
    console.out << json_text(json_object({{"answered_by", who},
                                          {"members_only", figures.members_only},
                                          {"links", figures.links},
                                          {"mailed", figures.mailed},
                                          {"used", figures.used},
                                          {"used_in_fives", figures.in_fives},
                                          {"stopped", figures.round.links_stopped}}),
                             2)
                << "\n";
    return Success{};
  }
  console.out << "Answered by " << feedback::answerers_words(figures.round.answered_by) << " (" << who
              << (figures.members_only ? ", members only" : "") << ").\n"
              << counted(figures.links, "link", "links");
  // Without a link everybody can answer, so how many were used is not how many answers there are.
  if (figures.links > 0)
    console.out << ", "
                << (figures.as_answers ? feedback::told_answers(figures.round)
                                       : grouped(figures.used) + " used to answer");
  else if (figures.round.answered_by == feedback::Answerers::anyone)
    console.out << ", " << feedback::told_answers(figures.round);
  console.out << ".\n";
  if (figures.failed > 0)
    console.out << counted(figures.failed, "mail", "mails") << " came back or "
                << (figures.failed == 1 ? "was" : "were") << " given up.\n";
  if (figures.round.links_stopped) console.out << "Sending is stopped.\n";
  return Success{};
}

Outcome set_who(Console& console, const LinkWish& wanted) {
  MUSTER_TRY(who, feedback::parse_answerers(wanted.who));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_CHECK(feedback::set_answerers(*database, console.audit(), about, who, wanted.members_only));
  console.out << "Answered by " << feedback::answerers_words(who)
              << (wanted.members_only ? ": members only.\n" : ".\n");
  return Success{};
}

/// Shows the mail; sends it only where that is asked for.
Outcome mail_links(Console& console, const LinkWish& wanted, feedback::LinkMail kind) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_TRY(forecast, feedback::forecast_links(*database, console.now(), about, kind));
  // A letter to nobody would be an example that looks like one to be sent.
  if (forecast.mails == 0) return conflict(feedback::why_nobody(forecast, kind) + " Nothing was sent.");
  auto words = feedback::link_words(kind, forecast.about);
  if (!wanted.subject.empty()) words.subject = wanted.subject;
  if (!wanted.text_file.empty()) {
    MUSTER_TRY(text, read_file(wanted.text_file));
    words.text = std::move(text);
  }
  MUSTER_CHECK(booking::check_subject(words.subject));
  MUSTER_CHECK(booking::check_message(words.text));
  const auto letter = feedback::link_letter(forecast, words);
  if (!wanted.send)
    console.out << letter.subject << "\n\n"
                << letter.text << "\nEach mail has the person’s own name and link; the ones above are examples.\n";
  console.out << (forecast.at_most ? "At most " : "") << counted(forecast.mails, "mail", "mails")
              << (forecast.without > 0 ? "; " + counted(forecast.without, "person has", "people have") + " no address"
                                       : "")
              << "\n";
  if (!wanted.send) {
    console.out << "Nothing is sent yet. Add --send to send it.\n";
    return Success{};
  }
  MUSTER_TRY(sent, feedback::send_links(*database, console.audit(), about, {"", kind, words, forecast.mails}));
  MUSTER_CHECK(feedback::queue_link_mails(*database, console.now(), sent.id, unwatched(),
                                          [](store::Session&) -> Outcome { return Success{}; }));
  console.out << (forecast.at_most ? "Those that are due wait" : "They wait")
              << " in the outbox, and are sent while `muster serve` runs with a mail server.\n";
  return Success{};
}

Outcome send_first(Console& console, const LinkWish& wanted) {
  return mail_links(console, wanted, feedback::LinkMail::link);
}
Outcome send_reminder(Console& console, const LinkWish& wanted) {
  return mail_links(console, wanted, feedback::LinkMail::reminder);
}

Outcome stop_sending(Console& console, const LinkWish& wanted) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_CHECK(feedback::stop_links(*database, console.audit(), about));
  console.out << "Stopped. Mails that still wait are not sent; links that people have go on working.\n";
  return Success{};
}

Outcome hand_out(Console& console, const LinkWish& wanted) {
  MUSTER_CHECK(wanted.output.check());
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(about, feedback::slug_of_round(*database, wanted.event, wanted.round));
  MUSTER_TRY(site, access::site_address(*database));
  const auto where = site.empty() ? std::string("http://127.0.0.1:8080") : site;
  MUSTER_TRY(links, feedback::make_links(*database, console.audit(), about, where, wanted.count));
  std::string file = "Link\r\n";
  for (const auto& link : links) file += link + "\r\n";
  MUSTER_CHECK(wanted.output.write(file));
  if (!wanted.output.is_standard_output()) console.out << "Wrote " << wanted.output.path << ".\n";
  return Success{};
}

}  // namespace

void add_answer_link_commands(CLI::App& program, Console& console) {
  auto* all = program.add_subcommand("links", "Who may answer a form, links of people's own, and reminders");
  all->require_subcommand(1);
  const auto wanted = std::make_shared<LinkWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*run)(Console&, const LinkWish&)) {
    auto* made = all->add_subcommand(name, about);
    made->add_option("EVENT", wanted->event, "Short name of an event or a survey")->required();
    made->add_option("--round", wanted->round, round_help);
    made->callback([&console, wanted, run] { console.finish(run(console, *wanted)); });
    return made;
  };
  command("show", "Who may answer, and how many links were made and used", show_links)
      ->add_flag("--json", wanted->json, "As JSON");
  auto* who = command("who", "Set who may answer", set_who);
  who->add_option("WHO", wanted->who, "anyone, link, delegates, attended or programme")->required();
  who->add_flag("--members-only", wanted->members_only, "Of these, those alone whom a membership covers");
  for (auto* mail :
       {command("send", "Show the mail with a link for each who has none, and send it with --send", send_first),
        command("remind", "Show the reminder to those who have not answered, and send it with --send",
                send_reminder)}) {
    mail->add_option("--subject", wanted->subject, "Its subject");
    mail->add_option("--text", wanted->text_file, "File with its text; an empty line begins a paragraph");
    mail->add_flag("--send", wanted->send, "Send it");
  }
  command("stop", "Send no link and no reminder until links or reminders are sent again", stop_sending);
  auto* make = command("make", "Make links to hand out, as a CSV file", hand_out);
  make->add_option("COUNT", wanted->count, "How many")->required();
  make->add_option("--output", wanted->output.path, "The file to write; - is standard output")->required();
  add_replace(*make, wanted->output.replace);
}

}  // namespace muster::cli

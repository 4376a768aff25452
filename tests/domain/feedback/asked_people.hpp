#pragma once
// A summit whose delegates have a link of their own each: asked, mailed, reminded.

#include <muster/domain/booking/delegate_change_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/feedback_mail.hpp>
#include <muster/platform/mail/kinds.hpp>

#include <map>

#include "domain/feedback/summit_feedback.hpp"

namespace muster::feedback {

struct AskedPeople : Feedback {
  explicit AskedPeople(int people = 3, Answerers who = Answerers::delegates, const std::string& text = form_text) {
    for (int number = 1; number <= people; ++number) book("Delegate" + std::to_string(number));
    publish(text);
    REQUIRE(open_round(database(), now(), "summit").ok());
    REQUIRE(set_answerers(database(), now(), "summit", who).ok());
    add_mail(mails, database());
  }
  std::string book(const std::string& surname, const std::string& address = {}) {
    std::string email = address.empty() ? surname + "@mail.example" : address;
    for (auto& letter : email) letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    const auto added =
        booking::add_delegate(database(), now(), "summit", {"Pat", surname, email == "-" ? "" : email, "", "Camden"});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  /// A day lies between two mails to the same person.
  void rest() { clock.advance(least_between_mails); }
  Result<SentLinks> send(LinkMail kind, const std::string& id = {}) {
    if (kind == LinkMail::reminder) rest();
    return send_links(database(), now(), "summit", {id, kind, {"What do you say?", "Two minutes."}, {}});
  }
  /// Writes every mail of the outbox as the mailer would; gives the secret of each by its address.
  std::map<std::string, std::string> deliver(const std::string& bouncing = {}) {
    std::map<std::string, std::string> secrets;
    while (true) {
      const auto claimed = mail::claim(database(), clock.now());
      REQUIRE(claimed.ok());
      if (!claimed->has_value()) return secrets;
      const auto letter = mail::letter_of(mails, **claimed, {clock.now(), "https://muster.example.org"});
      REQUIRE(letter.ok());
      const bool bounces = (*claimed)->draft.recipient == bouncing;
      const auto outcome = !letter->has_value() ? mail::DeliveryOutcome::dropped
                           : bounces            ? mail::DeliveryOutcome::bounced
                                                : mail::DeliveryOutcome::sent;
      REQUIRE(mail::settle(database(), clock.now(), **claimed, outcome, "").ok());
      if (!letter->has_value() || bounces) continue;
      last_letter = (*letter)->letter.text;
      const auto& words = (*letter)->letter.text;
      const std::string before = "?link=";
      const auto at = words.find(before);
      REQUIRE(at != std::string::npos);
      secrets[(*claimed)->draft.recipient] = words.substr(at + before.size(), 26);
    }
  }
  std::map<std::string, std::string> send_and_deliver(LinkMail kind) {
    const auto sent = send(kind);
    if (!sent.ok()) FAIL(sent.error().message);
    return deliver();
  }
  /// Sends a form by that link; the key is the form's own.
  Result<Submission> answer_by(const std::string& link, const std::string& key,
                               const forms::TypedAnswers& typed = {{"helpful", {"helpful"}}}) {
    const auto seen = round();
    return submit(database(), clock.now(), seen, typed, forms::check_answers(*seen.form, typed), {key, {}, link});
  }
  LinkFigures figures() {
    const auto found = link_figures(database(), clock.now(), "summit");
    REQUIRE(found.ok());
    return *found;
  }
  std::string page_of(const std::string& link) { return "/f/" + round().short_code + "?link=" + link; }

  mail::Kinds mails;
  std::string last_letter{};
};

}  // namespace muster::feedback

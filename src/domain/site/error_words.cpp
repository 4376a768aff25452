// Whoever runs Muster reads in the log what failed; strangers are told what it means for them.
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/log_line.hpp>

#include <iostream>
#include <syncstream>

namespace muster::site {

std::string words_of(const web::Request& request, const Error& error) {
  // Only failures of the machine carry a detail of their own: the other words are written for visitors.
  const bool machine = error.kind == ErrorKind::unavailable || error.kind == ErrorKind::unsure;
  if (!machine || error.detail.empty()) return error.message;
  std::osyncstream(std::cerr) << log_line(
                                     SystemClock().now(), "failure",
                                     {{"id", request.reference}, {"route", request.route}, {"reason", error.message}}) +
                                     '\n';
  if (request.visitor.signed_in()) return error.message;
  return error.kind == ErrorKind::unsure ? to_say("The connection to the database was lost in the middle of saving.")
                                         : to_say("The database cannot be reached just now.");
}

}  // namespace muster::site

// Payloads as JSON objects of texts.
#include <muster/platform/jobs/job.hpp>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <sstream>

namespace muster::jobs {

std::string payload_of(const std::map<std::string, std::string>& values) {
  Poco::JSON::Object object;
  for (const auto& [name, value] : values) object.set(name, value);
  std::ostringstream text;
  object.stringify(text);
  return text.str();
}

std::string value_in(const std::string& payload, const std::string& name) {
  Poco::JSON::Parser parser;
  const auto object = parser.parse(payload).extract<Poco::JSON::Object::Ptr>();
  return object->optValue<std::string>(name, "");
}

}  // namespace muster::jobs

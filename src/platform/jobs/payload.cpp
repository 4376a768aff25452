// Payloads as JSON objects of texts.
#include <muster/kit/base/json.hpp>
#include <muster/platform/jobs/job.hpp>

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

namespace muster::jobs {

std::string payload_of(const std::map<std::string, std::string>& values) {
  return json_text(Json(Json::Value(Json::Object(values.begin(), values.end()))));
}

std::string value_in(const std::string& payload, const std::string& name) {
  Poco::JSON::Parser parser;
  const auto object = parser.parse(payload).extract<Poco::JSON::Object::Ptr>();
  return object->optValue<std::string>(name, "");
}

}  // namespace muster::jobs

"""All files of a request, in the order in which they are offered."""

from responses.exports.answers import ANSWERS
from responses.exports.matrix import MATRIX
from responses.exports.questions import QUESTIONS
from responses.exports.resources import RESOURCES
from responses.exports.responses import RESPONSES
from responses.exports.summary import SUMMARY
from responses.exports.trusts import TRUSTS

FILES = {file.name: file for file in (ANSWERS, MATRIX, SUMMARY, RESPONSES, QUESTIONS, TRUSTS, RESOURCES)}

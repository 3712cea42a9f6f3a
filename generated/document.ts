// Generated from openapi.yaml by `npm run codegen`. Do not edit.

/** The contract as a value, for whoever serves or reads it. */
export const document: {
  readonly openapi: string;
  readonly info: Readonly<Record<"title" | "version" | "summary" | "description", string>> & Readonly<Record<string, unknown>>;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [key: string]: unknown;
} = {
  "openapi": "3.1.0",
  "info": {
    "title": "ThinkAgain Serve",
    "version": "0.1.0",
    "summary": "Graphs of workers, served as models behind the OpenAI chat completions API.",
    "description": "This server puts **graphs of workers** behind the API that OpenAI clients already speak. A graph is registered under a\nname; that name is a model. Point any OpenAI client at the server and ask.\n\n```sh\ncurl http://localhost:8000/v1/chat/completions \\\n  -H 'content-type: application/json' \\\n  -d '{\"messages\": [{\"role\": \"user\", \"content\": \"How do I register a graph?\"}]}'\n```\n\n```ts\nconst client = new OpenAI({ baseURL: \"http://localhost:8000/v1\", apiKey: \"unused\" });\nawait client.chat.completions.create({ model: \"docs-qa\", messages: [{ role: \"user\", content: \"Hello\" }] });\n```\n\n## Authentication\n\nA server that was started with API keys wants one of them as a bearer token: `Authorization: Bearer <key>`. Without\nconfigured keys every request is welcome, and a token that is sent anyway is ignored. The health checks and\nthe documentation never ask for a key.\n\nA key may be good for some of the models only. The others do not exist for it: they are in no list, and asking for one is a\n404 `model_not_found`. A request that names no model gets the default one where the key sees it, otherwise the first that it sees.\n\n## Rate limits\n\nA server may limit how many chat requests, and how many tokens, each key may take in a minute, or each client address where no\nkey is asked for. Then every answer to a chat request, errors and streams included, carries `x-ratelimit-limit-…`, `x-ratelimit-remaining-…`\nand `x-ratelimit-reset-…` for `requests`, `tokens` or both. A request beyond a limit is a 429 `rate_limit_exceeded` whose `type` says which: `requests` or\n`tokens`. A request counts as soon as its key is known, also when it is refused later. Tokens are taken by estimate before the\ngraph runs (a quarter of the characters of the messages, and `max_completion_tokens` for each choice) and put right by the usage when the answer ends.\n\n## Streaming\n\nWith `stream: true` the answer is a stream of server-sent events. Each event is one `data:` line with a chunk, followed\nby a blank line; the last one is `data: [DONE]`. Lines that start with a colon are heartbeats and mean nothing. A client\nthat hangs up cancels the graph.\n\nThe status line waits for the first output of the graph, so a failure before it is an ordinary error answer. A failure\nafter it is one last event `data: {\"error\": …}`, without a finish chunk and without `[DONE]`, so that a broken answer never\nlooks whole.\n\n## Errors\n\nEvery error, whatever its cause, has the same body: `{\"error\": {\"message\", \"type\", \"param\", \"code\"}}`. `param` is the\npath of the offending field, such as `messages[0].content[1].type`. Every answer carries an `x-request-id`; quote it when you\nreport a problem. Once a graph has started, an error carries `x-should-retry: false` unless the graph is declared safe\nto repeat, so that clients do not run it again by themselves.\n\n## What happens to a request field\n\nNothing is ignored in silence. Each field of a request is treated in one or more of these ways, shown as `x-treatment`:\n\n- **given**: the graph sees it in its context, under the same name;\n- **enforced**: the server itself makes it come true, or holds the graph to it;\n- **echoed**: it shows again in the answer;\n- **accepted**: it is taken without effect, and kept in the context;\n- **refused**: a capability that a graph may declare it lacks, such as tools, needs it; then the answer is a 400\n  `unsupported_parameter`. Any other field may be declared unsupported by its own name, to the same effect.\n\nA value of the wrong type, or beyond the limits of its field, is a 400 in any case.\n\n`null` for an optional field means the same as leaving it out. Fields that are not in this document are let through,\nunless the server was started in strict mode.\n\n## Limits\n\nA server limits what one request may ask for: the size of its body (10 MiB), its nesting (64) and its values (100,000), messages\n(2,048), parts of a message (1,024), tools (128), `n` (8) and `n` times the token limit (1,048,576). These are the\ndefaults; more than what this server allows is a 400 that names the `param`, or a 413.\n\n## Extensions\n\nA few keys go beyond OpenAI's and are marked `x-extension: true`: `reasoning_content` and `reasoning` in messages and\ndeltas, `annotations` in deltas, `stream_options.include_status` with its `event` chunks, and the `description` and\n`capabilities` of a model. Clients that do not know them are not disturbed.\n",
    "license": {
      "name": "Apache-2.0",
      "identifier": "Apache-2.0"
    }
  },
  "servers": [
    {
      "url": ".",
      "description": "The server that serves this document."
    }
  ],
  "tags": [
    {
      "name": "Chat",
      "description": "Ask a model for the next message of a conversation, in one piece or as a stream."
    },
    {
      "name": "Models",
      "description": "The graphs that this server offers, by the names under which they were registered."
    },
    {
      "name": "Server",
      "description": "What this server is, and whether it is alive and ready."
    }
  ],
  "security": [
    {
      "bearerAuth": []
    },
    {}
  ],
  "paths": {
    "/v1/chat/completions": {
      "post": {
        "operationId": "createChatCompletion",
        "tags": [
          "Chat"
        ],
        "summary": "Answer a conversation",
        "description": "Runs the graph that is registered under `model` on the conversation and returns its answer: as one JSON object, or,\nwith `stream: true`, as a stream of chunks while the graph produces it. Whether the answer is streamed is decided by\n`stream` alone, never by the `Accept` header.\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/IncludeStatus"
          },
          {
            "$ref": "#/components/parameters/SessionId"
          },
          {
            "$ref": "#/components/parameters/ChatId"
          }
        ],
        "requestBody": {
          "required": true,
          "content": {
            "application/json": {
              "schema": {
                "$ref": "#/components/schemas/CreateChatCompletionRequest"
              },
              "examples": {
                "minimal": {
                  "summary": "The smallest request",
                  "description": "No model is named, so the default graph answers.",
                  "value": {
                    "messages": [
                      {
                        "role": "user",
                        "content": "How do I register a graph?"
                      }
                    ]
                  }
                },
                "conversation": {
                  "summary": "A conversation with instructions",
                  "value": {
                    "model": "docs-qa",
                    "messages": [
                      {
                        "role": "developer",
                        "content": "Answer in one sentence."
                      },
                      {
                        "role": "user",
                        "content": "What is a worker?"
                      },
                      {
                        "role": "assistant",
                        "content": "A worker is one step of a graph."
                      },
                      {
                        "role": "user",
                        "content": "And how do I write one?"
                      }
                    ],
                    "temperature": 0.2,
                    "max_completion_tokens": 200,
                    "stop": [
                      "Sources:"
                    ],
                    "user": "reader-42"
                  }
                },
                "streaming": {
                  "summary": "A streamed answer with usage and progress",
                  "value": {
                    "model": "docs-qa",
                    "messages": [
                      {
                        "role": "user",
                        "content": "How do I register a graph?"
                      }
                    ],
                    "stream": true,
                    "stream_options": {
                      "include_usage": true,
                      "include_status": true
                    }
                  }
                },
                "tools": {
                  "summary": "Tools that the graph may call",
                  "description": "For a graph of your own; the built-in models call no tools, and refuse it with 400 `unsupported_parameter`.",
                  "value": {
                    "model": "demo",
                    "messages": [
                      {
                        "role": "user",
                        "content": "What is the weather in Bern?"
                      }
                    ],
                    "tools": [
                      {
                        "type": "function",
                        "function": {
                          "name": "get_weather",
                          "description": "The current weather of a place.",
                          "parameters": {
                            "type": "object",
                            "properties": {
                              "city": {
                                "type": "string"
                              }
                            },
                            "required": [
                              "city"
                            ],
                            "additionalProperties": false
                          },
                          "strict": true
                        }
                      },
                      {
                        "type": "custom",
                        "custom": {
                          "name": "run_query",
                          "description": "Runs a query and returns its rows.",
                          "format": {
                            "type": "grammar",
                            "grammar": {
                              "syntax": "regex",
                              "definition": "SELECT .+"
                            }
                          }
                        }
                      }
                    ],
                    "tool_choice": "auto",
                    "parallel_tool_calls": false
                  }
                },
                "toolResult": {
                  "summary": "The result of a call, handed back",
                  "value": {
                    "model": "demo",
                    "messages": [
                      {
                        "role": "user",
                        "content": "What is the weather in Bern?"
                      },
                      {
                        "role": "assistant",
                        "content": null,
                        "tool_calls": [
                          {
                            "id": "call_4kQx7ZtBv1",
                            "type": "function",
                            "function": {
                              "name": "get_weather",
                              "arguments": "{\"city\":\"Bern\"}"
                            }
                          }
                        ]
                      },
                      {
                        "role": "tool",
                        "tool_call_id": "call_4kQx7ZtBv1",
                        "content": "{\"celsius\":11,\"sky\":\"cloudy\"}"
                      }
                    ]
                  }
                },
                "jsonSchema": {
                  "summary": "An answer that fits a JSON Schema",
                  "value": {
                    "model": "demo",
                    "messages": [
                      {
                        "role": "user",
                        "content": "Which folders may handlers import?"
                      }
                    ],
                    "response_format": {
                      "type": "json_schema",
                      "json_schema": {
                        "name": "imports",
                        "strict": true,
                        "schema": {
                          "type": "object",
                          "properties": {
                            "folders": {
                              "type": "array",
                              "items": {
                                "type": "string"
                              }
                            }
                          },
                          "required": [
                            "folders"
                          ],
                          "additionalProperties": false
                        }
                      }
                    }
                  }
                },
                "vision": {
                  "summary": "A message with an image and a file",
                  "value": {
                    "model": "demo",
                    "messages": [
                      {
                        "role": "user",
                        "content": [
                          {
                            "type": "text",
                            "text": "Does the picture match the report?"
                          },
                          {
                            "type": "image_url",
                            "image_url": {
                              "url": "data:image/png;base64,iVBORw0KGgo=",
                              "detail": "low"
                            }
                          },
                          {
                            "type": "file",
                            "file": {
                              "filename": "report.pdf",
                              "file_data": "data:application/pdf;base64,JVBERi0xLjQK"
                            }
                          }
                        ]
                      }
                    ]
                  }
                },
                "choices": {
                  "summary": "Three independent answers",
                  "value": {
                    "model": "demo",
                    "messages": [
                      {
                        "role": "user",
                        "content": "Suggest a name for a cat."
                      }
                    ],
                    "n": 3,
                    "seed": 7
                  }
                }
              }
            }
          }
        },
        "responses": {
          "200": {
            "description": "The answer. With `stream: true` it is a stream of events, otherwise one JSON object.\n",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              },
              "openai-processing-ms": {
                "$ref": "#/components/headers/ProcessingMs"
              },
              "x-ratelimit-limit-requests": {
                "$ref": "#/components/headers/RateLimitLimitRequests"
              },
              "x-ratelimit-limit-tokens": {
                "$ref": "#/components/headers/RateLimitLimitTokens"
              },
              "x-ratelimit-remaining-requests": {
                "$ref": "#/components/headers/RateLimitRemainingRequests"
              },
              "x-ratelimit-remaining-tokens": {
                "$ref": "#/components/headers/RateLimitRemainingTokens"
              },
              "x-ratelimit-reset-requests": {
                "$ref": "#/components/headers/RateLimitResetRequests"
              },
              "x-ratelimit-reset-tokens": {
                "$ref": "#/components/headers/RateLimitResetTokens"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/CreateChatCompletionResponse"
                },
                "examples": {
                  "text": {
                    "summary": "Plain text",
                    "value": {
                      "id": "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG",
                      "object": "chat.completion",
                      "created": 1795478400,
                      "model": "docs-qa",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": "Call `registry.register(\"my-model\", graph)`.",
                            "refusal": null,
                            "annotations": []
                          },
                          "logprobs": null,
                          "finish_reason": "stop"
                        }
                      ],
                      "usage": {
                        "prompt_tokens": 14,
                        "completion_tokens": 11,
                        "total_tokens": 25,
                        "prompt_tokens_details": {
                          "cached_tokens": 0,
                          "audio_tokens": 0
                        },
                        "completion_tokens_details": {
                          "reasoning_tokens": 0,
                          "audio_tokens": 0,
                          "accepted_prediction_tokens": 0,
                          "rejected_prediction_tokens": 0
                        }
                      }
                    }
                  },
                  "citations": {
                    "summary": "Text with citations and reasoning",
                    "value": {
                      "id": "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeH",
                      "object": "chat.completion",
                      "created": 1795478400,
                      "model": "docs-qa",
                      "service_tier": "default",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": "A worker is one step of a graph [README].",
                            "refusal": null,
                            "annotations": [
                              {
                                "type": "url_citation",
                                "url_citation": {
                                  "start_index": 32,
                                  "end_index": 40,
                                  "url": "README.md#workers",
                                  "title": "Workers"
                                }
                              }
                            ],
                            "reasoning_content": "The README has a section about workers."
                          },
                          "logprobs": null,
                          "finish_reason": "stop"
                        }
                      ],
                      "usage": {
                        "prompt_tokens": 12,
                        "completion_tokens": 21,
                        "total_tokens": 33,
                        "completion_tokens_details": {
                          "reasoning_tokens": 9
                        }
                      }
                    }
                  },
                  "toolCalls": {
                    "summary": "A call for the client to make",
                    "value": {
                      "id": "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI",
                      "object": "chat.completion",
                      "created": 1795478400,
                      "model": "demo",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": null,
                            "refusal": null,
                            "annotations": [],
                            "tool_calls": [
                              {
                                "id": "call_4kQx7ZtBv1",
                                "type": "function",
                                "function": {
                                  "name": "get_weather",
                                  "arguments": "{\"city\":\"Bern\"}"
                                }
                              }
                            ]
                          },
                          "logprobs": null,
                          "finish_reason": "tool_calls"
                        }
                      ],
                      "usage": {
                        "prompt_tokens": 61,
                        "completion_tokens": 8,
                        "total_tokens": 69
                      }
                    }
                  },
                  "refusal": {
                    "summary": "The graph refused",
                    "value": {
                      "id": "chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeJ",
                      "object": "chat.completion",
                      "created": 1795478400,
                      "model": "demo",
                      "choices": [
                        {
                          "index": 0,
                          "message": {
                            "role": "assistant",
                            "content": null,
                            "refusal": "I cannot help with that.",
                            "annotations": []
                          },
                          "logprobs": null,
                          "finish_reason": "stop"
                        }
                      ],
                      "usage": {
                        "prompt_tokens": 10,
                        "completion_tokens": 6,
                        "total_tokens": 16
                      }
                    }
                  }
                }
              },
              "text/event-stream": {
                "schema": {
                  "type": "string",
                  "description": "Server-sent events in UTF-8, with line feeds only. Each event is one line `data: ` with a\n`CreateChatCompletionStreamEvent` as JSON, and a blank line. A whole stream ends with `data: [DONE]`; a broken one\nends with an error event. Lines that start with a colon are heartbeats.\n",
                  "contentMediaType": "text/event-stream",
                  "contentSchema": {
                    "$ref": "#/components/schemas/CreateChatCompletionStreamEvent"
                  }
                },
                "examples": {
                  "text": {
                    "summary": "Text, with usage",
                    "value": "data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}],\"usage\":null}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Call `registry.register(\\\"my-model\\\", graph)`.\"},\"finish_reason\":null}],\"usage\":null}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[],\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":11,\"total_tokens\":25}}\n\ndata: [DONE]\n\n"
                  },
                  "toolCalls": {
                    "summary": "A tool call in fragments",
                    "value": "data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_4kQx7ZtBv1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"\"}}],\"refusal\":null},\"finish_reason\":null}]}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}]},\"finish_reason\":null}]}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n"
                  },
                  "status": {
                    "summary": "Progress before the text, with a heartbeat",
                    "value": "data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":null}],\"event\":{\"type\":\"status\",\"data\":{\"description\":\"Searching the documents\",\"done\":false}}}\n\n: heartbeat\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}]}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"I found nothing.\"},\"finish_reason\":null}]}\n\ndata: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n"
                  },
                  "broken": {
                    "summary": "A graph that failed in the middle",
                    "value": "data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeL\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}]}\n\ndata: {\"error\":{\"message\":\"The graph failed while processing your request.\",\"type\":\"server_error\",\"param\":null,\"code\":\"graph_error\"}}\n\n"
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadRequest"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/ModelNotFound"
          },
          "408": {
            "$ref": "#/components/responses/RequestTimeout"
          },
          "413": {
            "$ref": "#/components/responses/PayloadTooLarge"
          },
          "415": {
            "$ref": "#/components/responses/UnsupportedMediaType"
          },
          "429": {
            "$ref": "#/components/responses/TooManyRequests"
          },
          "500": {
            "$ref": "#/components/responses/InternalServerError"
          },
          "502": {
            "$ref": "#/components/responses/BadGateway"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          },
          "504": {
            "$ref": "#/components/responses/GatewayTimeout"
          }
        }
      }
    },
    "/v1/models": {
      "get": {
        "operationId": "listModels",
        "tags": [
          "Models"
        ],
        "summary": "List the models",
        "description": "Every registered graph that the key of the request may use, in the order of registration. The list is complete; there are no pages.",
        "responses": {
          "200": {
            "description": "The models of this server.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ListModelsResponse"
                },
                "examples": {
                  "two": {
                    "summary": "The two graphs of the demo",
                    "value": {
                      "object": "list",
                      "data": [
                        {
                          "id": "demo",
                          "object": "model",
                          "created": 1795478400,
                          "owned_by": "thinkagain"
                        },
                        {
                          "id": "docs-qa",
                          "object": "model",
                          "created": 1795478400,
                          "owned_by": "thinkagain",
                          "description": "Answers questions about this project from its own documents.",
                          "capabilities": {
                            "streaming": true,
                            "tools": false,
                            "vision": false
                          }
                        }
                      ]
                    }
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "500": {
            "$ref": "#/components/responses/InternalServerError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/v1/models/{model}": {
      "get": {
        "operationId": "retrieveModel",
        "tags": [
          "Models"
        ],
        "summary": "Show one model",
        "description": "One registered graph, found by its name or by an alias. A name with slashes works as it is (`/v1/models/org/name`)\nand percent-encoded (`/v1/models/org%2Fname`).\n",
        "parameters": [
          {
            "$ref": "#/components/parameters/Model"
          }
        ],
        "responses": {
          "200": {
            "description": "The model.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Model"
                },
                "examples": {
                  "described": {
                    "summary": "A model that says what it can do",
                    "value": {
                      "id": "docs-qa",
                      "object": "model",
                      "created": 1795478400,
                      "owned_by": "thinkagain",
                      "description": "Answers questions about this project from its own documents.",
                      "capabilities": {
                        "streaming": true,
                        "tools": false,
                        "vision": false
                      }
                    }
                  }
                }
              }
            }
          },
          "400": {
            "$ref": "#/components/responses/BadRequest"
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/ModelNotFound"
          },
          "500": {
            "$ref": "#/components/responses/InternalServerError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/health": {
      "get": {
        "operationId": "getHealth",
        "tags": [
          "Server"
        ],
        "summary": "Is the process alive?",
        "description": "Answers 200 as long as the process can answer at all, also while it is overloaded or shutting down.",
        "security": [],
        "responses": {
          "200": {
            "description": "The process is alive.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Health"
                },
                "examples": {
                  "ok": {
                    "summary": "Alive",
                    "value": {
                      "status": "ok"
                    }
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          }
        }
      }
    },
    "/health/ready": {
      "get": {
        "operationId": "getReadiness",
        "tags": [
          "Server"
        ],
        "summary": "Should requests be sent here?",
        "description": "Answers 200 while the server takes new requests, and 503 while it is overloaded or shutting down.",
        "security": [],
        "responses": {
          "200": {
            "description": "The server takes requests.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/Readiness"
                },
                "examples": {
                  "ready": {
                    "summary": "Ready",
                    "value": {
                      "status": "ready"
                    }
                  }
                }
              }
            }
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "getMetrics",
        "tags": [
          "Server"
        ],
        "summary": "What has this server counted?",
        "description": "What Prometheus reads: requests, times, tokens, aborted answers and the load of the process, in its text format 0.0.4. Where\nseveral workers serve, the numbers are those of all of them; the help of each says how it is put together. A key that may\nsee only some of the models is refused, because the metrics name all of them.\n",
        "responses": {
          "200": {
            "description": "The metrics.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "text/plain": {
                "schema": {
                  "type": "string"
                },
                "examples": {
                  "requests": {
                    "summary": "Requests so far",
                    "value": "# HELP thinkagain_requests_total Requests that have ended, by the status that was sent (\"none\" where nothing was). Sum of all workers.\n# TYPE thinkagain_requests_total counter\nthinkagain_requests_total{operation=\"createChatCompletion\",model=\"docs-qa\",status=\"200\"} 12\n"
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "404": {
            "$ref": "#/components/responses/NotOffered"
          },
          "500": {
            "$ref": "#/components/responses/InternalServerError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    },
    "/": {
      "get": {
        "operationId": "getRoot",
        "tags": [
          "Server"
        ],
        "summary": "What is this server?",
        "description": "The name and version of the server, its endpoints and the names of its models.",
        "responses": {
          "200": {
            "description": "An index of the server.",
            "headers": {
              "x-request-id": {
                "$ref": "#/components/headers/RequestId"
              }
            },
            "content": {
              "application/json": {
                "schema": {
                  "$ref": "#/components/schemas/ServerInfo"
                },
                "examples": {
                  "demo": {
                    "summary": "The server with its demo",
                    "value": {
                      "name": "ThinkAgain Serve",
                      "version": "0.1.0",
                      "description": "Graphs of workers, served as models behind the OpenAI chat completions API.",
                      "endpoints": [
                        {
                          "method": "POST",
                          "path": "/v1/chat/completions",
                          "summary": "Answer a conversation"
                        },
                        {
                          "method": "GET",
                          "path": "/v1/models",
                          "summary": "List the models"
                        }
                      ],
                      "models": [
                        "demo",
                        "docs-qa"
                      ]
                    }
                  }
                }
              }
            }
          },
          "401": {
            "$ref": "#/components/responses/Unauthorized"
          },
          "403": {
            "$ref": "#/components/responses/Forbidden"
          },
          "500": {
            "$ref": "#/components/responses/InternalServerError"
          },
          "503": {
            "$ref": "#/components/responses/ServiceUnavailable"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearerAuth": {
        "type": "http",
        "scheme": "bearer",
        "description": "One of the API keys with which the server was started. Not needed when it was started without keys. Clients that cannot\nsend it as a bearer token may send it in a header `x-api-key` or `api-key`.\n"
      }
    },
    "parameters": {
      "Model": {
        "name": "model",
        "in": "path",
        "required": true,
        "description": "The name or an alias of a model.",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 256
        },
        "examples": {
          "plain": {
            "summary": "A plain name",
            "value": "docs-qa"
          },
          "slash": {
            "summary": "A name with a slash",
            "value": "acme/support:v2"
          }
        }
      },
      "SessionId": {
        "name": "x-session-id",
        "in": "header",
        "required": false,
        "description": "The conversation that the request belongs to, such as `conversation-42`, for graphs that remember. Without it `x-openwebui-chat-id`, `metadata.session_id`,\n`prompt_cache_key`, `safety_identifier` and `user` are looked at, in this order.\n",
        "schema": {
          "type": "string",
          "minLength": 1,
          "maxLength": 512
        },
        "x-extension": true
      },
      "ChatId": {
        "name": "x-openwebui-chat-id",
        "in": "header",
        "required": false,
        "description": "What Open WebUI calls the conversation, where it is told to send that along.",
        "schema": {
          "type": "string",
          "maxLength": 512
        },
        "x-extension": true
      },
      "IncludeStatus": {
        "name": "x-include-status",
        "in": "header",
        "required": false,
        "description": "The same wish as `stream_options.include_status`, for clients that cannot add a field to the body. Used only when\nthe answer is streamed.\n",
        "schema": {
          "type": "string",
          "enum": [
            "true",
            "false"
          ]
        },
        "x-extension": true
      }
    },
    "headers": {
      "RequestId": {
        "description": "The id of this request in the server's log.",
        "required": true,
        "schema": {
          "type": "string"
        },
        "example": "req_5f0c8e6f2b3a4d1c9e7a8b6c5d4e3f2a"
      },
      "ProcessingMs": {
        "description": "Milliseconds from the arrival of the request to the first byte of the answer.",
        "schema": {
          "type": "integer",
          "minimum": 0
        },
        "example": 42
      },
      "RetryAfter": {
        "description": "Seconds to wait before trying again, 1 to 60.",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 60
        },
        "example": 2
      },
      "RetryAfterMs": {
        "description": "The same in milliseconds, for clients that know it.",
        "schema": {
          "type": "integer",
          "minimum": 1,
          "maximum": 60000
        },
        "example": 1870
      },
      "ShouldRetry": {
        "description": "Whether a client may send the request again by itself. `false` once a graph has started, unless it is declared safe to repeat.",
        "schema": {
          "type": "string",
          "enum": [
            "true",
            "false"
          ]
        },
        "example": "false"
      },
      "RateLimitLimitRequests": {
        "description": "How many requests are allowed in a minute. Left out where requests are not limited.",
        "schema": {
          "type": "integer",
          "minimum": 1
        },
        "example": 60
      },
      "RateLimitRemainingRequests": {
        "description": "How many requests are left of them.",
        "schema": {
          "type": "integer",
          "minimum": 0
        },
        "example": 59
      },
      "RateLimitResetRequests": {
        "description": "The time until all requests are there again, such as `120ms`, `8.64s` or `1m0s`.",
        "schema": {
          "type": "string",
          "pattern": "^(\\d+h)?(\\d+m)?(\\d+ms|\\d+(\\.\\d+)?s)$"
        },
        "example": "59.872s"
      },
      "RateLimitLimitTokens": {
        "description": "How many tokens are allowed in a minute. Left out where tokens are not limited.",
        "schema": {
          "type": "integer",
          "minimum": 1
        },
        "example": 150000
      },
      "RateLimitRemainingTokens": {
        "description": "How many tokens are left of them.",
        "schema": {
          "type": "integer",
          "minimum": 0
        },
        "example": 149984
      },
      "RateLimitResetTokens": {
        "description": "The time until all tokens are there again, such as `120ms`, `8.64s` or `1m0s`.",
        "schema": {
          "type": "string",
          "pattern": "^(\\d+h)?(\\d+m)?(\\d+ms|\\d+(\\.\\d+)?s)$"
        },
        "example": "1m0s"
      },
      "Authenticate": {
        "description": "The scheme to authenticate with.",
        "schema": {
          "type": "string"
        },
        "example": "Bearer"
      }
    },
    "responses": {
      "BadRequest": {
        "description": "The request does not keep to this document. `param` names the field.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "missing": {
                "summary": "A required field is missing",
                "value": {
                  "error": {
                    "message": "Missing required parameter: 'messages'.",
                    "type": "invalid_request_error",
                    "param": "messages",
                    "code": "missing_required_parameter"
                  }
                }
              },
              "type": {
                "summary": "A field has the wrong type",
                "value": {
                  "error": {
                    "message": "Invalid type for 'messages[0].content': expected one of a string or an array, but got an integer instead.",
                    "type": "invalid_request_error",
                    "param": "messages[0].content",
                    "code": "invalid_type"
                  }
                }
              },
              "unsupported": {
                "summary": "The graph does not support a field",
                "value": {
                  "error": {
                    "message": "Unsupported parameter: 'tools' is not supported with this model.",
                    "type": "invalid_request_error",
                    "param": "tools",
                    "code": "unsupported_parameter"
                  }
                }
              },
              "json": {
                "summary": "The body is not JSON",
                "value": {
                  "error": {
                    "message": "We could not parse the JSON body of your request. Check its syntax: a complete JSON object in UTF-8 is expected.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": null
                  }
                }
              }
            }
          }
        }
      },
      "Unauthorized": {
        "description": "The server wants an API key, and the request has none or a wrong one.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "www-authenticate": {
            "$ref": "#/components/headers/Authenticate"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "missing": {
                "summary": "No key",
                "value": {
                  "error": {
                    "message": "You didn't provide an API key. Send it in an Authorization header with the Bearer scheme: `Authorization: Bearer YOUR_KEY`.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "invalid_api_key"
                  }
                }
              },
              "wrong": {
                "summary": "A wrong key",
                "value": {
                  "error": {
                    "message": "Incorrect API key provided. Check the key that your client is configured with.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "invalid_api_key"
                  }
                }
              }
            }
          }
        }
      },
      "Forbidden": {
        "description": "The `Host` of the request is not one that this server answers to, or its key does not reach so far.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "host": {
                "summary": "A foreign host",
                "value": {
                  "error": {
                    "message": "This server does not answer to the host name of this request. Add it to `allowedHosts` if it should.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "host_not_allowed"
                  }
                }
              },
              "key": {
                "summary": "A key for some models",
                "value": {
                  "error": {
                    "message": "This key sees only some of the models, and the metrics tell of all of them.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "insufficient_permissions"
                  }
                }
              }
            }
          }
        }
      },
      "ModelNotFound": {
        "description": "There is no model of that name, or the key of the request does not see it. The message lists the models that there are.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "unknown": {
                "summary": "An unknown model",
                "value": {
                  "error": {
                    "message": "The model `gpt-9` does not exist or you do not have access to it. Available models: demo, docs-qa.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "model_not_found"
                  }
                }
              }
            }
          }
        }
      },
      "NotOffered": {
        "description": "This server was started without what the operation shows.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "metrics": {
                "summary": "No metrics",
                "value": {
                  "error": {
                    "message": "This server keeps no metrics.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "metrics_disabled"
                  }
                }
              }
            }
          }
        }
      },
      "RequestTimeout": {
        "description": "The body of the request did not arrive in time.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "slow": {
                "summary": "A body that stalled",
                "value": {
                  "error": {
                    "message": "The request body did not arrive within 30000 ms.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "request_timeout"
                  }
                }
              }
            }
          }
        }
      },
      "PayloadTooLarge": {
        "description": "The body of the request is larger than the server allows (10 MiB unless configured).",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "large": {
                "summary": "A body over the limit",
                "value": {
                  "error": {
                    "message": "The request body is larger than 10485760 bytes.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "request_too_large"
                  }
                }
              }
            }
          }
        }
      },
      "UnsupportedMediaType": {
        "description": "The body of the request is not declared as `application/json`.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "text": {
                "summary": "A text body",
                "value": {
                  "error": {
                    "message": "Send the request body as `Content-Type: application/json` in UTF-8.",
                    "type": "invalid_request_error",
                    "param": null,
                    "code": "unsupported_media_type"
                  }
                }
              }
            }
          }
        }
      },
      "TooManyRequests": {
        "description": "A rate limit is reached, as many requests are running and waiting as the server allows, or a graph passed on such an error.\nTry again later; a request that is larger than a whole limit says `x-should-retry: false`.\n",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "retry-after": {
            "$ref": "#/components/headers/RetryAfter"
          },
          "retry-after-ms": {
            "$ref": "#/components/headers/RetryAfterMs"
          },
          "x-ratelimit-limit-requests": {
            "$ref": "#/components/headers/RateLimitLimitRequests"
          },
          "x-ratelimit-limit-tokens": {
            "$ref": "#/components/headers/RateLimitLimitTokens"
          },
          "x-ratelimit-remaining-requests": {
            "$ref": "#/components/headers/RateLimitRemainingRequests"
          },
          "x-ratelimit-remaining-tokens": {
            "$ref": "#/components/headers/RateLimitRemainingTokens"
          },
          "x-ratelimit-reset-requests": {
            "$ref": "#/components/headers/RateLimitResetRequests"
          },
          "x-ratelimit-reset-tokens": {
            "$ref": "#/components/headers/RateLimitResetTokens"
          },
          "x-should-retry": {
            "$ref": "#/components/headers/ShouldRetry"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "busy": {
                "summary": "The queue is full",
                "value": {
                  "error": {
                    "message": "The server is busy and its queue is full. Try again in a moment.",
                    "type": "requests",
                    "param": null,
                    "code": "rate_limit_exceeded"
                  }
                }
              },
              "requests": {
                "summary": "Too many requests in a minute",
                "value": {
                  "error": {
                    "message": "Rate limit reached for ci on requests per min (RPM): Limit 60, Used 60, Requested 1. Please try again in 1.87s.",
                    "type": "requests",
                    "param": null,
                    "code": "rate_limit_exceeded"
                  }
                }
              },
              "tokens": {
                "summary": "A request that is larger than the limit",
                "value": {
                  "error": {
                    "message": "Request too large for ci on tokens per min (TPM): Limit 10000, Requested 12500. The input or output tokens must be reduced in order to run successfully.",
                    "type": "tokens",
                    "param": null,
                    "code": "rate_limit_exceeded"
                  }
                }
              }
            }
          }
        }
      },
      "InternalServerError": {
        "description": "The server or the graph failed. What exactly happened is in the server's log, under the request id.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "x-should-retry": {
            "$ref": "#/components/headers/ShouldRetry"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "graph": {
                "summary": "A graph that failed",
                "value": {
                  "error": {
                    "message": "The graph failed while processing your request.",
                    "type": "server_error",
                    "param": null,
                    "code": "graph_error"
                  }
                }
              },
              "steps": {
                "summary": "A loop that did not end",
                "value": {
                  "error": {
                    "message": "The graph took more steps than it is allowed to.",
                    "type": "server_error",
                    "param": null,
                    "code": "graph_step_limit"
                  }
                }
              },
              "misfit": {
                "summary": "An answer that does not fit the response format",
                "value": {
                  "error": {
                    "message": "The graph's answer does not fit the requested response_format.",
                    "type": "server_error",
                    "param": null,
                    "code": "response_format_mismatch"
                  }
                }
              }
            }
          }
        }
      },
      "BadGateway": {
        "description": "A service behind the graph failed, and the graph said so.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "x-should-retry": {
            "$ref": "#/components/headers/ShouldRetry"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "upstream": {
                "summary": "An upstream service failed",
                "value": {
                  "error": {
                    "message": "The search service failed.",
                    "type": "server_error",
                    "param": null,
                    "code": "upstream_error"
                  }
                }
              }
            }
          }
        }
      },
      "ServiceUnavailable": {
        "description": "The server is shutting down or overloaded. Try again, elsewhere or later.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "retry-after": {
            "$ref": "#/components/headers/RetryAfter"
          },
          "x-should-retry": {
            "$ref": "#/components/headers/ShouldRetry"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "draining": {
                "summary": "A server that is shutting down",
                "value": {
                  "error": {
                    "message": "The server is shutting down.",
                    "type": "server_error",
                    "param": null,
                    "code": "shutting_down"
                  }
                }
              }
            }
          }
        }
      },
      "GatewayTimeout": {
        "description": "The graph did not finish within the time limit.",
        "headers": {
          "x-request-id": {
            "$ref": "#/components/headers/RequestId"
          },
          "x-should-retry": {
            "$ref": "#/components/headers/ShouldRetry"
          }
        },
        "content": {
          "application/json": {
            "schema": {
              "$ref": "#/components/schemas/ErrorResponse"
            },
            "examples": {
              "node": {
                "summary": "A step of the graph that took too long",
                "value": {
                  "error": {
                    "message": "The graph did not answer in time.",
                    "type": "server_error",
                    "param": null,
                    "code": "graph_timeout"
                  }
                }
              },
              "request": {
                "summary": "A request that took too long",
                "value": {
                  "error": {
                    "message": "The request took longer than 600000 ms and was given up.",
                    "type": "server_error",
                    "param": null,
                    "code": "request_timeout"
                  }
                }
              }
            }
          }
        }
      }
    },
    "schemas": {
      "CreateChatCompletionRequest": {
        "type": "object",
        "description": "A conversation, and how it should be answered. Only `messages` is required. See *What happens to a request field*\nin the introduction for the meaning of `x-treatment`.\n",
        "required": [
          "messages"
        ],
        "properties": {
          "messages": {
            "type": "array",
            "minItems": 1,
            "description": "The conversation so far, oldest message first; 2,048 messages at most unless the server says otherwise. The text of the\nlast user message is the graph's `user_query`.\n",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionRequestMessage"
            },
            "x-treatment": [
              "given"
            ]
          },
          "model": {
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "description": "The name or an alias of a registered graph. Left out, the default graph answers. The answer carries the registered name.",
            "example": "docs-qa",
            "x-treatment": [
              "enforced",
              "given",
              "echoed"
            ]
          },
          "metadata": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/Metadata"
              },
              {
                "type": "null"
              }
            ],
            "description": "Notes of the client about this request. Two have a meaning: `session_id` names the conversation for graphs that remember, and\n`task` says what a chat UI asks for its own use (`title`, `tags`, `follow_ups`, …) or `title_generation` and the like.\n",
            "x-treatment": [
              "given"
            ]
          },
          "temperature": {
            "type": [
              "number",
              "null"
            ],
            "minimum": 0,
            "maximum": 2,
            "default": 1,
            "description": "How freely a language model inside the graph should choose its words, from 0 (always the likeliest) to 2.",
            "x-treatment": [
              "given"
            ]
          },
          "top_p": {
            "type": [
              "number",
              "null"
            ],
            "minimum": 0,
            "maximum": 1,
            "default": 1,
            "description": "The share of probability from which a language model may choose; an alternative to `temperature`.",
            "x-treatment": [
              "given"
            ]
          },
          "frequency_penalty": {
            "type": [
              "number",
              "null"
            ],
            "minimum": -2,
            "maximum": 2,
            "default": 0,
            "description": "How much a language model should avoid words the more often it has used them.",
            "x-treatment": [
              "given"
            ]
          },
          "presence_penalty": {
            "type": [
              "number",
              "null"
            ],
            "minimum": -2,
            "maximum": 2,
            "default": 0,
            "description": "How much a language model should avoid words that it has used at all.",
            "x-treatment": [
              "given"
            ]
          },
          "logit_bias": {
            "type": [
              "object",
              "null"
            ],
            "maxProperties": 1024,
            "additionalProperties": {
              "type": "integer",
              "minimum": -100,
              "maximum": 100
            },
            "default": null,
            "description": "Makes single tokens likelier or less likely, by token id; -100 forbids a token and 100 forces it.",
            "example": {
              "50256": -100
            },
            "x-treatment": [
              "given"
            ]
          },
          "logprobs": {
            "type": [
              "boolean",
              "null"
            ],
            "default": false,
            "description": "Asks for the log probabilities of the answer's tokens. They are sent when the graph has them; otherwise `logprobs` is null.",
            "x-treatment": [
              "given",
              "refused"
            ]
          },
          "top_logprobs": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 0,
            "maximum": 20,
            "description": "How many alternatives to show for each token. Needs `logprobs` to be true.",
            "x-treatment": [
              "given",
              "refused"
            ]
          },
          "max_completion_tokens": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "description": "The most tokens that the answer may have. The server counts the visible text of any graph, cuts after exactly this many\ntokens, stops the graph and says `finish_reason: length`.\n",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "max_tokens": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "deprecated": true,
            "description": "The older name of `max_completion_tokens`, which wins when both are sent.",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "n": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": 1,
            "maximum": 128,
            "default": 1,
            "description": "How many answers to give. Each comes from a run of its own. A server allows 8 of them unless it is configured otherwise.",
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "stop": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/StopConfiguration"
              },
              {
                "type": "null"
              }
            ],
            "default": null,
            "description": "Up to four texts that end the answer. The server cuts the visible text of any graph before the first of them to appear,\nstops the graph and says `finish_reason: stop`.\n",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "seed": {
            "type": [
              "integer",
              "null"
            ],
            "minimum": -9223372036854776000,
            "maximum": 9223372036854776000,
            "deprecated": true,
            "description": "Asks a language model to be repeatable. With `n` above 1 each run gets the seed plus its index.",
            "x-treatment": [
              "given"
            ]
          },
          "stream": {
            "type": [
              "boolean",
              "null"
            ],
            "default": false,
            "description": "Whether to send the answer as a stream of events while it is produced.",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "stream_options": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/ChatCompletionStreamOptions"
              },
              {
                "type": "null"
              }
            ],
            "default": null,
            "description": "What else to put in the stream. Only allowed together with `stream`.",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "store": {
            "type": [
              "boolean",
              "null"
            ],
            "default": false,
            "description": "Whether the answer should be kept. This server keeps no answers; the graph may.",
            "x-treatment": [
              "accepted"
            ]
          },
          "response_format": {
            "oneOf": [
              {
                "$ref": "#/components/schemas/ResponseFormatText"
              },
              {
                "$ref": "#/components/schemas/ResponseFormatJsonSchema"
              },
              {
                "$ref": "#/components/schemas/ResponseFormatJsonObject"
              }
            ],
            "discriminator": {
              "propertyName": "type",
              "mapping": {
                "text": "#/components/schemas/ResponseFormatText",
                "json_schema": "#/components/schemas/ResponseFormatJsonSchema",
                "json_object": "#/components/schemas/ResponseFormatJsonObject"
              }
            },
            "description": "The form that the answer must have. The server checks the answer before it sends it: one that does not fit is a 500\n`response_format_mismatch`, never free text. An answer of tool calls needs no text; text beside them that does not fit is left out.\n",
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "tools": {
            "type": "array",
            "description": "The tools that the graph may ask the client to call; 128 at most unless the server says otherwise.",
            "items": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/ChatCompletionTool"
                },
                {
                  "$ref": "#/components/schemas/CustomToolChatCompletions"
                }
              ],
              "discriminator": {
                "propertyName": "type",
                "mapping": {
                  "function": "#/components/schemas/ChatCompletionTool",
                  "custom": "#/components/schemas/CustomToolChatCompletions"
                }
              }
            },
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "tool_choice": {
            "$ref": "#/components/schemas/ChatCompletionToolChoiceOption",
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "parallel_tool_calls": {
            "type": "boolean",
            "default": true,
            "description": "Whether one answer may hold more than one tool call. A graph that disobeys `false` is an error.",
            "x-treatment": [
              "enforced",
              "given"
            ]
          },
          "functions": {
            "type": "array",
            "minItems": 1,
            "deprecated": true,
            "description": "The older form of `tools`, 128 at most unless the server says otherwise. The graph sees both; the answer comes in the older form too.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionFunctions"
            },
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "function_call": {
            "anyOf": [
              {
                "type": "string",
                "enum": [
                  "none",
                  "auto"
                ]
              },
              {
                "$ref": "#/components/schemas/ChatCompletionFunctionCallOption"
              }
            ],
            "deprecated": true,
            "description": "The older form of `tool_choice`.",
            "x-treatment": [
              "enforced",
              "given",
              "refused"
            ]
          },
          "modalities": {
            "type": [
              "array",
              "null"
            ],
            "items": {
              "type": "string",
              "enum": [
                "text",
                "audio"
              ]
            },
            "description": "The forms of answer that the client can take. Without it, text.",
            "x-treatment": [
              "given",
              "refused"
            ]
          },
          "audio": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/ChatCompletionAudioParam"
              },
              {
                "type": "null"
              }
            ],
            "description": "How a spoken answer should sound.",
            "x-treatment": [
              "given",
              "refused"
            ]
          },
          "prediction": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/PredictionContent"
              },
              {
                "type": "null"
              }
            ],
            "description": "Text that the answer will probably repeat, for language models that can profit from it.",
            "x-treatment": [
              "accepted"
            ]
          },
          "reasoning_effort": {
            "$ref": "#/components/schemas/ReasoningEffort",
            "x-treatment": [
              "given"
            ]
          },
          "verbosity": {
            "$ref": "#/components/schemas/Verbosity",
            "x-treatment": [
              "given"
            ]
          },
          "service_tier": {
            "$ref": "#/components/schemas/ServiceTier",
            "x-treatment": [
              "accepted",
              "echoed"
            ]
          },
          "moderation": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/ModerationParam"
              },
              {
                "type": "null"
              }
            ],
            "description": "Asks for a moderation of the conversation. This server has none of its own, and answers null.",
            "x-treatment": [
              "accepted",
              "echoed"
            ]
          },
          "web_search_options": {
            "$ref": "#/components/schemas/WebSearchOptions",
            "x-treatment": [
              "given"
            ]
          },
          "user": {
            "type": "string",
            "deprecated": true,
            "description": "A stable name for the end user, for the graph's own use; the last resort for naming the session. Newer clients send `safety_identifier`.",
            "x-treatment": [
              "given"
            ]
          },
          "safety_identifier": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 64,
            "description": "A stable and anonymous name for the end user, such as a hash. Names the session where `prompt_cache_key` and what comes before it do not.",
            "x-treatment": [
              "given"
            ]
          },
          "prompt_cache_key": {
            "type": [
              "string",
              "null"
            ],
            "description": "Groups requests that share a prefix, for caches behind the graph. Names the session where no header and no `metadata.session_id` does.",
            "x-treatment": [
              "given"
            ]
          },
          "prompt_cache_options": {
            "$ref": "#/components/schemas/PromptCacheOptions",
            "x-treatment": [
              "accepted"
            ]
          },
          "prompt_cache_retention": {
            "type": [
              "string",
              "null"
            ],
            "enum": [
              "in_memory",
              "24h",
              null
            ],
            "deprecated": true,
            "description": "How long caches behind the graph may keep the prompt.",
            "x-treatment": [
              "accepted"
            ]
          }
        }
      },
      "ChatCompletionRequestMessage": {
        "description": "One message of the conversation. Its `role` says who speaks.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/ChatCompletionRequestDeveloperMessage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestSystemMessage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestUserMessage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestAssistantMessage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestToolMessage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestFunctionMessage"
          }
        ],
        "discriminator": {
          "propertyName": "role",
          "mapping": {
            "developer": "#/components/schemas/ChatCompletionRequestDeveloperMessage",
            "system": "#/components/schemas/ChatCompletionRequestSystemMessage",
            "user": "#/components/schemas/ChatCompletionRequestUserMessage",
            "assistant": "#/components/schemas/ChatCompletionRequestAssistantMessage",
            "tool": "#/components/schemas/ChatCompletionRequestToolMessage",
            "function": "#/components/schemas/ChatCompletionRequestFunctionMessage"
          }
        }
      },
      "ChatCompletionRequestDeveloperMessage": {
        "type": "object",
        "description": "Instructions of the developer, to be followed whatever the user says.",
        "required": [
          "role",
          "content"
        ],
        "properties": {
          "role": {
            "const": "developer"
          },
          "content": {
            "$ref": "#/components/schemas/TextContent"
          },
          "name": {
            "$ref": "#/components/schemas/ParticipantName"
          }
        }
      },
      "ChatCompletionRequestSystemMessage": {
        "type": "object",
        "description": "The older form of a developer message.",
        "required": [
          "role",
          "content"
        ],
        "properties": {
          "role": {
            "const": "system"
          },
          "content": {
            "$ref": "#/components/schemas/TextContent"
          },
          "name": {
            "$ref": "#/components/schemas/ParticipantName"
          }
        }
      },
      "ChatCompletionRequestUserMessage": {
        "type": "object",
        "description": "What the user says, shows or attaches.",
        "required": [
          "role",
          "content"
        ],
        "properties": {
          "role": {
            "const": "user"
          },
          "content": {
            "description": "Text, or a list of parts; 1,024 parts at most unless the server says otherwise.",
            "anyOf": [
              {
                "type": "string",
                "maxLength": 1048576
              },
              {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "#/components/schemas/ChatCompletionRequestUserMessageContentPart"
                }
              }
            ]
          },
          "name": {
            "$ref": "#/components/schemas/ParticipantName"
          }
        },
        "example": {
          "role": "user",
          "content": [
            {
              "type": "text",
              "text": "What is on this picture?"
            },
            {
              "type": "image_url",
              "image_url": {
                "url": "https://example.org/cat.png"
              }
            }
          ]
        }
      },
      "ChatCompletionRequestAssistantMessage": {
        "type": "object",
        "description": "An earlier answer. Only `role` is required, and an answer of this server can be sent back as it is. `null` and an\nempty list of tool calls are taken as none, because some clients send them.\n",
        "required": [
          "role"
        ],
        "properties": {
          "role": {
            "const": "assistant"
          },
          "content": {
            "description": "Text, or a list of parts (1,024 at most unless the server says otherwise), or null when the answer was a refusal or tool calls.",
            "anyOf": [
              {
                "type": "string",
                "maxLength": 1048576
              },
              {
                "type": "array",
                "minItems": 1,
                "items": {
                  "$ref": "#/components/schemas/ChatCompletionRequestAssistantMessageContentPart"
                }
              },
              {
                "type": "null"
              }
            ]
          },
          "refusal": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 1048576,
            "description": "The words with which the answer was refused."
          },
          "name": {
            "$ref": "#/components/schemas/ParticipantName"
          },
          "audio": {
            "type": [
              "object",
              "null"
            ],
            "description": "An earlier spoken answer.",
            "required": [
              "id"
            ],
            "properties": {
              "id": {
                "type": "string",
                "description": "The id of that answer's audio."
              }
            }
          },
          "tool_calls": {
            "type": [
              "array",
              "null"
            ],
            "maxItems": 128,
            "description": "The calls that the answer asked for.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionMessageToolCallUnion"
            }
          },
          "function_call": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/ChatCompletionMessageFunctionCall"
              },
              {
                "type": "null"
              }
            ],
            "deprecated": true,
            "description": "The older form of `tool_calls`."
          },
          "reasoning_content": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 1048576,
            "description": "The reasoning of the earlier answer, as this server sent it.",
            "x-extension": true
          }
        }
      },
      "ChatCompletionRequestToolMessage": {
        "type": "object",
        "description": "The result of a tool call. It must follow the assistant message that asked for the call.",
        "required": [
          "role",
          "content",
          "tool_call_id"
        ],
        "properties": {
          "role": {
            "const": "tool"
          },
          "content": {
            "$ref": "#/components/schemas/TextContent"
          },
          "tool_call_id": {
            "type": "string",
            "description": "The id of the call that this is the result of."
          }
        }
      },
      "ChatCompletionRequestFunctionMessage": {
        "type": "object",
        "deprecated": true,
        "description": "The older form of a tool message.",
        "required": [
          "role",
          "content",
          "name"
        ],
        "properties": {
          "role": {
            "const": "function"
          },
          "content": {
            "type": [
              "string",
              "null"
            ],
            "maxLength": 1048576,
            "description": "The result of the function."
          },
          "name": {
            "$ref": "#/components/schemas/FunctionName"
          }
        }
      },
      "TextContent": {
        "description": "Text, or a list of text parts; 1,024 parts at most unless the server says otherwise.",
        "anyOf": [
          {
            "type": "string",
            "maxLength": 1048576
          },
          {
            "type": "array",
            "minItems": 1,
            "items": {
              "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartText"
            }
          }
        ]
      },
      "ParticipantName": {
        "type": "string",
        "maxLength": 256,
        "description": "Tells participants of the same role apart."
      },
      "ChatCompletionRequestUserMessageContentPart": {
        "description": "One part of a user's message.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartText"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartImage"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartAudio"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartFile"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "text": "#/components/schemas/ChatCompletionRequestMessageContentPartText",
            "image_url": "#/components/schemas/ChatCompletionRequestMessageContentPartImage",
            "input_audio": "#/components/schemas/ChatCompletionRequestMessageContentPartAudio",
            "file": "#/components/schemas/ChatCompletionRequestMessageContentPartFile"
          }
        }
      },
      "ChatCompletionRequestAssistantMessageContentPart": {
        "description": "One part of an earlier answer.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartText"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionRequestMessageContentPartRefusal"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "text": "#/components/schemas/ChatCompletionRequestMessageContentPartText",
            "refusal": "#/components/schemas/ChatCompletionRequestMessageContentPartRefusal"
          }
        }
      },
      "ChatCompletionRequestMessageContentPartText": {
        "type": "object",
        "description": "A piece of text.",
        "required": [
          "type",
          "text"
        ],
        "properties": {
          "type": {
            "const": "text"
          },
          "text": {
            "type": "string",
            "maxLength": 1048576,
            "description": "The text."
          },
          "prompt_cache_breakpoint": {
            "$ref": "#/components/schemas/PromptCacheBreakpoint"
          }
        }
      },
      "ChatCompletionRequestMessageContentPartImage": {
        "type": "object",
        "description": "An image. The server itself never fetches it; the graph decides what to do with the address.",
        "required": [
          "type",
          "image_url"
        ],
        "properties": {
          "type": {
            "const": "image_url"
          },
          "image_url": {
            "type": "object",
            "description": "Where the image is.",
            "required": [
              "url"
            ],
            "properties": {
              "url": {
                "type": "string",
                "format": "uri",
                "description": "A web address, or the image itself as a `data:` URL."
              },
              "detail": {
                "type": "string",
                "enum": [
                  "auto",
                  "low",
                  "high"
                ],
                "default": "auto",
                "description": "How closely to look."
              }
            }
          },
          "prompt_cache_breakpoint": {
            "$ref": "#/components/schemas/PromptCacheBreakpoint"
          }
        }
      },
      "ChatCompletionRequestMessageContentPartAudio": {
        "type": "object",
        "description": "A recording.",
        "required": [
          "type",
          "input_audio"
        ],
        "properties": {
          "type": {
            "const": "input_audio"
          },
          "input_audio": {
            "type": "object",
            "description": "The recording and its format.",
            "required": [
              "data",
              "format"
            ],
            "properties": {
              "data": {
                "type": "string",
                "description": "The recording in base64."
              },
              "format": {
                "type": "string",
                "enum": [
                  "wav",
                  "mp3"
                ],
                "description": "The format of the recording."
              }
            }
          },
          "prompt_cache_breakpoint": {
            "$ref": "#/components/schemas/PromptCacheBreakpoint"
          }
        },
        "example": {
          "type": "input_audio",
          "input_audio": {
            "data": "UklGRg==",
            "format": "wav"
          }
        }
      },
      "ChatCompletionRequestMessageContentPartFile": {
        "type": "object",
        "description": "A file, sent along or named by an id that the graph knows.",
        "required": [
          "type",
          "file"
        ],
        "properties": {
          "type": {
            "const": "file"
          },
          "file": {
            "type": "object",
            "description": "The file.",
            "properties": {
              "filename": {
                "type": "string",
                "maxLength": 1024,
                "description": "The name of the file."
              },
              "file_data": {
                "type": "string",
                "description": "The content of the file in base64, or as a `data:` URL."
              },
              "file_id": {
                "type": "string",
                "description": "The id of a file that the graph knows."
              }
            }
          },
          "prompt_cache_breakpoint": {
            "$ref": "#/components/schemas/PromptCacheBreakpoint"
          }
        }
      },
      "ChatCompletionRequestMessageContentPartRefusal": {
        "type": "object",
        "description": "The refusal of an earlier answer.",
        "required": [
          "type",
          "refusal"
        ],
        "properties": {
          "type": {
            "const": "refusal"
          },
          "refusal": {
            "type": "string",
            "maxLength": 1048576,
            "description": "The words with which the answer was refused."
          }
        }
      },
      "PromptCacheBreakpoint": {
        "type": "object",
        "description": "Marks the end of a prefix that is worth caching. Taken without effect.",
        "required": [
          "mode"
        ],
        "properties": {
          "mode": {
            "const": "explicit"
          }
        }
      },
      "FunctionName": {
        "type": "string",
        "pattern": "^[a-zA-Z0-9_-]{1,64}$",
        "description": "A name of letters, digits, underscores and dashes, 64 at most.",
        "example": "get_weather"
      },
      "ChatCompletionMessageToolCallUnion": {
        "description": "A call that the client is asked to make.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/ChatCompletionMessageToolCall"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionMessageCustomToolCall"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "function": "#/components/schemas/ChatCompletionMessageToolCall",
            "custom": "#/components/schemas/ChatCompletionMessageCustomToolCall"
          }
        }
      },
      "ChatCompletionMessageToolCall": {
        "type": "object",
        "description": "A call of a function.",
        "required": [
          "id",
          "type",
          "function"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The id under which the result is expected."
          },
          "type": {
            "const": "function"
          },
          "function": {
            "$ref": "#/components/schemas/ChatCompletionMessageFunctionCall"
          }
        }
      },
      "ChatCompletionMessageFunctionCall": {
        "type": "object",
        "description": "The function to call, and with what.",
        "required": [
          "name",
          "arguments"
        ],
        "properties": {
          "name": {
            "type": "string",
            "description": "The name of the function."
          },
          "arguments": {
            "type": "string",
            "maxLength": 1048576,
            "description": "The arguments as a string of JSON. A language model wrote it, so check it."
          }
        },
        "example": {
          "name": "get_weather",
          "arguments": "{\"city\":\"Bern\"}"
        }
      },
      "ChatCompletionMessageCustomToolCall": {
        "type": "object",
        "description": "A call of a custom tool.",
        "required": [
          "id",
          "type",
          "custom"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The id under which the result is expected."
          },
          "type": {
            "const": "custom"
          },
          "custom": {
            "type": "object",
            "description": "The tool to call, and with what.",
            "required": [
              "name",
              "input"
            ],
            "properties": {
              "name": {
                "type": "string",
                "description": "The name of the tool."
              },
              "input": {
                "type": "string",
                "maxLength": 1048576,
                "description": "The input of the tool, in the tool's own format."
              }
            }
          }
        }
      },
      "ChatCompletionTool": {
        "type": "object",
        "description": "A function that the client can run.",
        "required": [
          "type",
          "function"
        ],
        "properties": {
          "type": {
            "const": "function"
          },
          "function": {
            "$ref": "#/components/schemas/FunctionObject"
          }
        }
      },
      "FunctionObject": {
        "type": "object",
        "description": "A function, described so that a graph can decide when and how to call it.",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/FunctionName"
          },
          "description": {
            "type": "string",
            "maxLength": 1048576,
            "description": "What the function does and when to call it."
          },
          "parameters": {
            "$ref": "#/components/schemas/FunctionParameters"
          },
          "strict": {
            "type": [
              "boolean",
              "null"
            ],
            "default": false,
            "description": "Whether the arguments must fit `parameters` exactly."
          }
        }
      },
      "FunctionParameters": {
        "type": "object",
        "description": "The arguments of the function as a JSON Schema. Left out, the function takes none.",
        "additionalProperties": true,
        "example": {
          "type": "object",
          "properties": {
            "city": {
              "type": "string"
            }
          },
          "required": [
            "city"
          ]
        }
      },
      "CustomToolChatCompletions": {
        "type": "object",
        "description": "A tool that takes free text, or text in a grammar.",
        "required": [
          "type",
          "custom"
        ],
        "properties": {
          "type": {
            "const": "custom"
          },
          "custom": {
            "type": "object",
            "description": "The tool.",
            "required": [
              "name"
            ],
            "properties": {
              "name": {
                "$ref": "#/components/schemas/FunctionName"
              },
              "description": {
                "type": "string",
                "maxLength": 1048576,
                "description": "What the tool does and when to call it."
              },
              "format": {
                "$ref": "#/components/schemas/CustomToolFormat"
              }
            }
          }
        }
      },
      "CustomToolFormat": {
        "description": "The form of the tool's input. Left out, free text.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/CustomToolTextFormat"
          },
          {
            "$ref": "#/components/schemas/CustomToolGrammarFormat"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "text": "#/components/schemas/CustomToolTextFormat",
            "grammar": "#/components/schemas/CustomToolGrammarFormat"
          }
        }
      },
      "CustomToolTextFormat": {
        "type": "object",
        "description": "Free text.",
        "required": [
          "type"
        ],
        "properties": {
          "type": {
            "const": "text"
          }
        }
      },
      "CustomToolGrammarFormat": {
        "type": "object",
        "description": "Text in a grammar.",
        "required": [
          "type",
          "grammar"
        ],
        "properties": {
          "type": {
            "const": "grammar"
          },
          "grammar": {
            "type": "object",
            "description": "The grammar.",
            "required": [
              "syntax",
              "definition"
            ],
            "properties": {
              "syntax": {
                "type": "string",
                "enum": [
                  "lark",
                  "regex"
                ],
                "description": "The language that the grammar is written in."
              },
              "definition": {
                "type": "string",
                "maxLength": 1048576,
                "description": "The grammar itself."
              }
            }
          }
        }
      },
      "ChatCompletionToolChoiceOption": {
        "description": "Whether the answer may call tools: `none`, `auto` (the default when there are tools), `required`, one named tool, or a\nchoice of allowed tools. An answer that disobeys is a 500 `tool_choice_violated`, never a wrong answer.\n",
        "anyOf": [
          {
            "type": "string",
            "enum": [
              "none",
              "auto",
              "required"
            ]
          },
          {
            "$ref": "#/components/schemas/ChatCompletionToolChoiceObject"
          }
        ]
      },
      "ChatCompletionToolChoiceObject": {
        "description": "A tool choice that names tools.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/ChatCompletionNamedToolChoice"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionNamedToolChoiceCustom"
          },
          {
            "$ref": "#/components/schemas/ChatCompletionAllowedToolsChoice"
          }
        ],
        "discriminator": {
          "propertyName": "type",
          "mapping": {
            "function": "#/components/schemas/ChatCompletionNamedToolChoice",
            "custom": "#/components/schemas/ChatCompletionNamedToolChoiceCustom",
            "allowed_tools": "#/components/schemas/ChatCompletionAllowedToolsChoice"
          }
        }
      },
      "ChatCompletionNamedToolChoice": {
        "type": "object",
        "description": "Call this function.",
        "required": [
          "type",
          "function"
        ],
        "properties": {
          "type": {
            "const": "function"
          },
          "function": {
            "type": "object",
            "description": "The function.",
            "required": [
              "name"
            ],
            "properties": {
              "name": {
                "$ref": "#/components/schemas/FunctionName"
              }
            }
          }
        }
      },
      "ChatCompletionNamedToolChoiceCustom": {
        "type": "object",
        "description": "Call this custom tool.",
        "required": [
          "type",
          "custom"
        ],
        "properties": {
          "type": {
            "const": "custom"
          },
          "custom": {
            "type": "object",
            "description": "The custom tool.",
            "required": [
              "name"
            ],
            "properties": {
              "name": {
                "$ref": "#/components/schemas/FunctionName"
              }
            }
          }
        }
      },
      "ChatCompletionAllowedToolsChoice": {
        "type": "object",
        "description": "Call these tools only.",
        "required": [
          "type",
          "allowed_tools"
        ],
        "properties": {
          "type": {
            "const": "allowed_tools"
          },
          "allowed_tools": {
            "$ref": "#/components/schemas/ChatCompletionAllowedTools"
          }
        }
      },
      "ChatCompletionAllowedTools": {
        "type": "object",
        "description": "The tools that may be called.",
        "required": [
          "mode",
          "tools"
        ],
        "properties": {
          "mode": {
            "type": "string",
            "enum": [
              "auto",
              "required"
            ],
            "description": "Whether one of them has to be called."
          },
          "tools": {
            "type": "array",
            "maxItems": 128,
            "description": "The tools, by name.",
            "items": {
              "oneOf": [
                {
                  "$ref": "#/components/schemas/ChatCompletionNamedToolChoice"
                },
                {
                  "$ref": "#/components/schemas/ChatCompletionNamedToolChoiceCustom"
                }
              ],
              "discriminator": {
                "propertyName": "type",
                "mapping": {
                  "function": "#/components/schemas/ChatCompletionNamedToolChoice",
                  "custom": "#/components/schemas/ChatCompletionNamedToolChoiceCustom"
                }
              }
            }
          }
        },
        "example": {
          "mode": "required",
          "tools": [
            {
              "type": "function",
              "function": {
                "name": "get_weather"
              }
            }
          ]
        }
      },
      "ChatCompletionFunctions": {
        "type": "object",
        "deprecated": true,
        "description": "A function in the older form.",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/FunctionName"
          },
          "description": {
            "type": "string",
            "maxLength": 1048576,
            "description": "What the function does and when to call it."
          },
          "parameters": {
            "$ref": "#/components/schemas/FunctionParameters"
          }
        }
      },
      "ChatCompletionFunctionCallOption": {
        "type": "object",
        "deprecated": true,
        "description": "Call this function.",
        "required": [
          "name"
        ],
        "properties": {
          "name": {
            "$ref": "#/components/schemas/FunctionName"
          }
        }
      },
      "ChatCompletionStreamOptions": {
        "type": "object",
        "description": "What else to put in the stream.",
        "properties": {
          "include_usage": {
            "type": "boolean",
            "default": false,
            "description": "Whether to send one more chunk with the usage of the whole request before the end."
          },
          "include_obfuscation": {
            "type": "boolean",
            "default": false,
            "description": "Whether to pad each chunk with random characters, so that its size says less about its text. Off unless asked for."
          },
          "include_status": {
            "type": "boolean",
            "default": false,
            "description": "Whether to send the progress that the graph reports, as chunks with an `event`.",
            "x-extension": true
          }
        }
      },
      "StopConfiguration": {
        "description": "One text, or a list of one to four, each of 4,096 characters at most.",
        "anyOf": [
          {
            "type": "string",
            "minLength": 1,
            "maxLength": 4096
          },
          {
            "type": "array",
            "minItems": 1,
            "maxItems": 4,
            "items": {
              "type": "string",
              "minLength": 1,
              "maxLength": 4096
            }
          }
        ],
        "example": [
          "\n\n",
          "END"
        ]
      },
      "Metadata": {
        "type": "object",
        "description": "Up to 16 pairs of names (64 characters at most) and texts (512 characters at most).",
        "maxProperties": 16,
        "propertyNames": {
          "type": "string",
          "maxLength": 64
        },
        "additionalProperties": {
          "type": "string",
          "maxLength": 512
        },
        "example": {
          "ticket": "4711"
        }
      },
      "ResponseFormatText": {
        "type": "object",
        "description": "Text of any kind.",
        "required": [
          "type"
        ],
        "properties": {
          "type": {
            "const": "text"
          }
        }
      },
      "ResponseFormatJsonObject": {
        "type": "object",
        "description": "A JSON object of any shape.",
        "required": [
          "type"
        ],
        "properties": {
          "type": {
            "const": "json_object"
          }
        }
      },
      "ResponseFormatJsonSchema": {
        "type": "object",
        "description": "A JSON value that fits a schema.",
        "required": [
          "type",
          "json_schema"
        ],
        "properties": {
          "type": {
            "const": "json_schema"
          },
          "json_schema": {
            "type": "object",
            "description": "The schema and its name.",
            "required": [
              "name"
            ],
            "properties": {
              "name": {
                "type": "string",
                "pattern": "^[a-zA-Z0-9_-]{1,64}$",
                "description": "A name of letters, digits, underscores and dashes, 64 at most."
              },
              "description": {
                "type": "string",
                "maxLength": 1048576,
                "description": "What the value is for."
              },
              "schema": {
                "$ref": "#/components/schemas/ResponseFormatJsonSchemaSchema"
              },
              "strict": {
                "type": [
                  "boolean",
                  "null"
                ],
                "default": false,
                "description": "Whether the schema keeps to the strict subset: every object closed, every property required, no `allOf`, `not` or\n`if`. The answer is checked either way.\n"
              }
            }
          }
        }
      },
      "ResponseFormatJsonSchemaSchema": {
        "type": "object",
        "description": "A JSON Schema.",
        "additionalProperties": true
      },
      "ChatCompletionAudioParam": {
        "type": "object",
        "description": "How a spoken answer should sound.",
        "required": [
          "voice",
          "format"
        ],
        "properties": {
          "voice": {
            "description": "A voice, by its name or its id.",
            "anyOf": [
              {
                "type": "string",
                "description": "The name of a voice."
              },
              {
                "type": "object",
                "description": "The id of a voice.",
                "required": [
                  "id"
                ],
                "properties": {
                  "id": {
                    "type": "string",
                    "description": "The id."
                  }
                }
              }
            ]
          },
          "format": {
            "type": "string",
            "enum": [
              "wav",
              "aac",
              "mp3",
              "flac",
              "opus",
              "pcm16"
            ],
            "description": "The format of the recording."
          }
        }
      },
      "PredictionContent": {
        "type": "object",
        "description": "Text that the answer will probably repeat.",
        "required": [
          "type",
          "content"
        ],
        "properties": {
          "type": {
            "const": "content"
          },
          "content": {
            "$ref": "#/components/schemas/TextContent"
          }
        }
      },
      "ReasoningEffort": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "none",
          "minimal",
          "low",
          "medium",
          "high",
          "xhigh",
          "max",
          null
        ],
        "default": "medium",
        "description": "How long a language model inside the graph should think."
      },
      "Verbosity": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "low",
          "medium",
          "high",
          null
        ],
        "default": "medium",
        "description": "How long the answer should be."
      },
      "ServiceTier": {
        "type": [
          "string",
          "null"
        ],
        "enum": [
          "auto",
          "default",
          "flex",
          "scale",
          "priority",
          "fast",
          null
        ],
        "default": "auto",
        "description": "In a request the wish for a tier, in an answer the tier that was used; this server knows only `default`."
      },
      "ModerationParam": {
        "type": "object",
        "description": "A moderation that the client asks for.",
        "required": [
          "model"
        ],
        "properties": {
          "model": {
            "type": "string",
            "description": "The moderation model."
          },
          "policy": {
            "type": "object",
            "description": "What to do with what it finds.",
            "properties": {
              "input": {
                "$ref": "#/components/schemas/ModerationPolicy"
              },
              "output": {
                "$ref": "#/components/schemas/ModerationPolicy"
              }
            }
          }
        }
      },
      "ModerationPolicy": {
        "type": "object",
        "description": "What to do with one side of the conversation.",
        "properties": {
          "mode": {
            "type": "string",
            "description": "The mode of the moderation."
          }
        }
      },
      "WebSearchOptions": {
        "type": "object",
        "description": "How a graph that searches the web should do it.",
        "properties": {
          "user_location": {
            "type": [
              "object",
              "null"
            ],
            "description": "Where the user is, roughly.",
            "required": [
              "type",
              "approximate"
            ],
            "properties": {
              "type": {
                "const": "approximate"
              },
              "approximate": {
                "$ref": "#/components/schemas/WebSearchLocation"
              }
            }
          },
          "search_context_size": {
            "type": "string",
            "enum": [
              "low",
              "medium",
              "high"
            ],
            "default": "medium",
            "description": "How much of what was found to read."
          }
        }
      },
      "WebSearchLocation": {
        "type": "object",
        "description": "A place.",
        "properties": {
          "country": {
            "type": "string",
            "description": "Two letters, as in ISO 3166."
          },
          "region": {
            "type": "string",
            "description": "A region or state, in words."
          },
          "city": {
            "type": "string",
            "description": "A city, in words."
          },
          "timezone": {
            "type": "string",
            "description": "A time zone, as in the IANA database."
          }
        },
        "example": {
          "country": "CH",
          "city": "Bern",
          "timezone": "Europe/Zurich"
        }
      },
      "PromptCacheOptions": {
        "type": "object",
        "description": "How caches behind the graph should work.",
        "properties": {
          "ttl": {
            "type": "string",
            "enum": [
              "30m"
            ],
            "description": "How long to keep a prefix."
          },
          "mode": {
            "type": "string",
            "enum": [
              "implicit",
              "explicit"
            ],
            "description": "Whether to cache only what is marked."
          }
        }
      },
      "CreateChatCompletionResponse": {
        "type": "object",
        "description": "The answer in one piece.",
        "required": [
          "id",
          "object",
          "created",
          "model",
          "choices",
          "usage"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The id of this answer."
          },
          "object": {
            "const": "chat.completion"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "When the answer was begun, in seconds since 1970."
          },
          "model": {
            "type": "string",
            "description": "The registered name of the graph that answered."
          },
          "choices": {
            "type": "array",
            "minItems": 1,
            "description": "The answers, as many as `n`.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionChoice"
            }
          },
          "usage": {
            "$ref": "#/components/schemas/CompletionUsage"
          },
          "service_tier": {
            "$ref": "#/components/schemas/ServiceTier"
          },
          "system_fingerprint": {
            "type": "string",
            "deprecated": true,
            "description": "The configuration of the language model, when the graph knows one."
          },
          "moderation": {
            "type": [
              "object",
              "null"
            ],
            "description": "Null when the request asked for a moderation, because this server has none of its own."
          }
        }
      },
      "ChatCompletionChoice": {
        "type": "object",
        "description": "One answer.",
        "required": [
          "index",
          "message",
          "logprobs",
          "finish_reason"
        ],
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of this answer, from 0."
          },
          "message": {
            "$ref": "#/components/schemas/ChatCompletionResponseMessage"
          },
          "logprobs": {
            "$ref": "#/components/schemas/ChatCompletionLogprobs"
          },
          "finish_reason": {
            "type": "string",
            "enum": [
              "stop",
              "length",
              "tool_calls",
              "content_filter",
              "function_call"
            ],
            "description": "Why the answer ended: by itself or at a `stop` text (`stop`), at the token limit (`length`), to wait for the client\n(`tool_calls`, `function_call`), or because something was left out (`content_filter`).\n"
          }
        }
      },
      "ChatCompletionResponseMessage": {
        "type": "object",
        "description": "What the graph says.",
        "required": [
          "role",
          "content",
          "refusal"
        ],
        "properties": {
          "role": {
            "const": "assistant"
          },
          "content": {
            "type": [
              "string",
              "null"
            ],
            "description": "The text, or null when there is none."
          },
          "refusal": {
            "type": [
              "string",
              "null"
            ],
            "description": "The words with which the graph refused, or null when it did not."
          },
          "annotations": {
            "type": "array",
            "description": "The sources that the text cites. This server always sends it.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionAnnotation"
            }
          },
          "tool_calls": {
            "type": "array",
            "minItems": 1,
            "description": "The calls that the client is asked to make. Never empty; left out when there are none.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionMessageToolCallUnion"
            }
          },
          "function_call": {
            "$ref": "#/components/schemas/ChatCompletionMessageFunctionCall",
            "deprecated": true
          },
          "audio": {
            "type": [
              "object",
              "null"
            ],
            "description": "A spoken answer.",
            "required": [
              "id",
              "expires_at",
              "data",
              "transcript"
            ],
            "properties": {
              "id": {
                "type": "string",
                "description": "The id of the recording."
              },
              "expires_at": {
                "type": "integer",
                "format": "int64",
                "description": "Until when the id can be used, in seconds since 1970."
              },
              "data": {
                "type": "string",
                "description": "The recording in base64."
              },
              "transcript": {
                "type": "string",
                "description": "The words of the recording."
              }
            }
          },
          "reasoning_content": {
            "type": "string",
            "description": "What the graph thought before it answered, when it says so.",
            "x-extension": true
          },
          "reasoning": {
            "type": "string",
            "description": "The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so.",
            "x-extension": true
          }
        }
      },
      "ChatCompletionAnnotation": {
        "type": "object",
        "description": "A source that the text cites.",
        "required": [
          "type",
          "url_citation"
        ],
        "properties": {
          "type": {
            "const": "url_citation"
          },
          "url_citation": {
            "type": "object",
            "description": "The source and the place in the text.",
            "required": [
              "start_index",
              "end_index",
              "url",
              "title"
            ],
            "properties": {
              "start_index": {
                "type": "integer",
                "minimum": 0,
                "description": "Where the citation begins in the text, in characters from 0."
              },
              "end_index": {
                "type": "integer",
                "minimum": 0,
                "description": "Where the citation ends in the text."
              },
              "url": {
                "type": "string",
                "description": "The address of the source."
              },
              "title": {
                "type": "string",
                "description": "The title of the source."
              }
            }
          }
        }
      },
      "ChatCompletionLogprobs": {
        "type": [
          "object",
          "null"
        ],
        "description": "The log probabilities of the answer's tokens, or null when they were not asked for or the graph has none.",
        "required": [
          "content",
          "refusal"
        ],
        "properties": {
          "content": {
            "type": [
              "array",
              "null"
            ],
            "description": "Those of the text.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionTokenLogprob"
            }
          },
          "refusal": {
            "type": [
              "array",
              "null"
            ],
            "description": "Those of the refusal.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionTokenLogprob"
            }
          }
        }
      },
      "ChatCompletionTokenLogprob": {
        "type": "object",
        "description": "A token and its likeliest alternatives.",
        "required": [
          "token",
          "logprob",
          "bytes",
          "top_logprobs"
        ],
        "properties": {
          "token": {
            "type": "string",
            "description": "The token."
          },
          "logprob": {
            "type": "number",
            "description": "Its log probability; -9999 for one that is very unlikely."
          },
          "bytes": {
            "$ref": "#/components/schemas/TokenBytes"
          },
          "top_logprobs": {
            "type": "array",
            "description": "The likeliest tokens at this place.",
            "items": {
              "type": "object",
              "description": "A token that could have stood here.",
              "required": [
                "token",
                "logprob",
                "bytes"
              ],
              "properties": {
                "token": {
                  "type": "string",
                  "description": "The token."
                },
                "logprob": {
                  "type": "number",
                  "description": "Its log probability."
                },
                "bytes": {
                  "$ref": "#/components/schemas/TokenBytes"
                }
              }
            }
          }
        },
        "example": {
          "token": "Hi",
          "logprob": -0.31,
          "bytes": [
            72,
            105
          ],
          "top_logprobs": [
            {
              "token": "Hi",
              "logprob": -0.31,
              "bytes": [
                72,
                105
              ]
            }
          ]
        }
      },
      "TokenBytes": {
        "type": [
          "array",
          "null"
        ],
        "description": "The token in UTF-8, byte by byte, for tokens that end inside a character; null when it has none.",
        "items": {
          "type": "integer",
          "minimum": 0,
          "maximum": 255
        }
      },
      "CompletionUsage": {
        "type": "object",
        "description": "How many tokens the request took. The graph's own figures when it reports them; otherwise text is counted exactly and the rest estimated, as is the text of a prompt or of an answer beyond its first 524,288 characters.",
        "required": [
          "prompt_tokens",
          "completion_tokens",
          "total_tokens"
        ],
        "properties": {
          "prompt_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Tokens of the conversation and the tools."
          },
          "completion_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Tokens of all the answers, reasoning included."
          },
          "total_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "The sum of both."
          },
          "prompt_tokens_details": {
            "$ref": "#/components/schemas/PromptTokensDetails"
          },
          "completion_tokens_details": {
            "$ref": "#/components/schemas/CompletionTokensDetails"
          }
        }
      },
      "PromptTokensDetails": {
        "type": "object",
        "description": "What the tokens of the conversation were.",
        "properties": {
          "cached_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Read from a cache."
          },
          "cache_write_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Written to a cache."
          },
          "audio_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of recordings."
          },
          "text_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of text."
          },
          "image_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of images."
          }
        }
      },
      "CompletionTokensDetails": {
        "type": "object",
        "description": "What the tokens of the answers were.",
        "properties": {
          "reasoning_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of reasoning."
          },
          "audio_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of speech."
          },
          "text_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of text."
          },
          "accepted_prediction_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of the prediction, as far as it came true."
          },
          "rejected_prediction_tokens": {
            "type": "integer",
            "minimum": 0,
            "description": "Of the prediction, as far as it did not."
          }
        }
      },
      "CreateChatCompletionStreamEvent": {
        "description": "What one `data:` line of the stream holds, except the last, `[DONE]`.",
        "oneOf": [
          {
            "$ref": "#/components/schemas/CreateChatCompletionStreamResponse"
          },
          {
            "$ref": "#/components/schemas/ErrorResponse"
          }
        ]
      },
      "CreateChatCompletionStreamResponse": {
        "type": "object",
        "description": "One chunk of a streamed answer.",
        "required": [
          "id",
          "object",
          "created",
          "model",
          "choices"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The id of this answer, the same in all its chunks."
          },
          "object": {
            "const": "chat.completion.chunk"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "When the answer was begun, in seconds since 1970, the same in all its chunks."
          },
          "model": {
            "type": "string",
            "description": "The registered name of the graph that answers."
          },
          "service_tier": {
            "$ref": "#/components/schemas/ServiceTier"
          },
          "system_fingerprint": {
            "type": "string",
            "deprecated": true,
            "description": "The configuration of the language model, when the graph knows one."
          },
          "choices": {
            "type": "array",
            "maxItems": 1,
            "description": "The answer that this chunk continues; empty in the chunk with the usage.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionStreamChoice"
            }
          },
          "usage": {
            "anyOf": [
              {
                "$ref": "#/components/schemas/CompletionUsage"
              },
              {
                "type": "null"
              }
            ],
            "description": "Only with `include_usage`: null in every chunk but the last, which has the usage of the whole request.\n"
          },
          "obfuscation": {
            "type": "string",
            "description": "Random characters, only with `include_obfuscation`."
          },
          "moderation": {
            "type": [
              "object",
              "null"
            ],
            "description": "Null when the request asked for a moderation, because this server has none of its own."
          },
          "event": {
            "$ref": "#/components/schemas/StatusEvent",
            "x-extension": true
          }
        }
      },
      "StatusEvent": {
        "type": "object",
        "description": "Progress that the graph reports, only with `include_status`.",
        "required": [
          "type",
          "data"
        ],
        "properties": {
          "type": {
            "const": "status"
          },
          "data": {
            "type": "object",
            "description": "The progress.",
            "required": [
              "description",
              "done"
            ],
            "properties": {
              "description": {
                "type": "string",
                "description": "What the graph is doing, in words."
              },
              "done": {
                "type": "boolean",
                "description": "Whether it is finished with that."
              }
            },
            "additionalProperties": true
          }
        }
      },
      "ChatCompletionStreamChoice": {
        "type": "object",
        "description": "What is new in one answer.",
        "required": [
          "index",
          "delta",
          "finish_reason"
        ],
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of the answer, from 0."
          },
          "delta": {
            "$ref": "#/components/schemas/ChatCompletionStreamResponseDelta"
          },
          "logprobs": {
            "$ref": "#/components/schemas/ChatCompletionLogprobs"
          },
          "finish_reason": {
            "type": [
              "string",
              "null"
            ],
            "enum": [
              "stop",
              "length",
              "tool_calls",
              "content_filter",
              "function_call",
              null
            ],
            "description": "Why the answer ended, in its last chunk; null before."
          }
        }
      },
      "ChatCompletionStreamResponseDelta": {
        "type": "object",
        "description": "What to append to the message.",
        "properties": {
          "role": {
            "type": "string",
            "enum": [
              "developer",
              "system",
              "user",
              "assistant",
              "tool"
            ],
            "description": "Who speaks; only in the first chunk of an answer."
          },
          "content": {
            "type": [
              "string",
              "null"
            ],
            "description": "More text."
          },
          "refusal": {
            "type": [
              "string",
              "null"
            ],
            "description": "More of a refusal."
          },
          "tool_calls": {
            "type": "array",
            "minItems": 1,
            "description": "More of the tool calls.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionMessageToolCallChunk"
            }
          },
          "function_call": {
            "type": "object",
            "deprecated": true,
            "description": "More of a call in the older form.",
            "properties": {
              "name": {
                "type": "string",
                "description": "The name of the function, once."
              },
              "arguments": {
                "type": "string",
                "description": "More of the arguments."
              }
            }
          },
          "annotations": {
            "type": "array",
            "minItems": 1,
            "description": "More sources that the text cites.",
            "items": {
              "$ref": "#/components/schemas/ChatCompletionAnnotation"
            },
            "x-extension": true
          },
          "reasoning_content": {
            "type": "string",
            "description": "More of what the graph thinks.",
            "x-extension": true
          },
          "reasoning": {
            "type": "string",
            "description": "The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so.",
            "x-extension": true
          }
        }
      },
      "ChatCompletionMessageToolCallChunk": {
        "type": "object",
        "description": "More of one tool call. Its id, type and name come once, with its first chunk.",
        "required": [
          "index"
        ],
        "properties": {
          "index": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of the call within the answer, from 0 and without gaps."
          },
          "id": {
            "type": "string",
            "description": "The id under which the result is expected."
          },
          "type": {
            "type": "string",
            "enum": [
              "function",
              "custom"
            ],
            "description": "The kind of tool."
          },
          "function": {
            "type": "object",
            "description": "More of a function's call.",
            "properties": {
              "name": {
                "type": "string",
                "description": "The name of the function, once."
              },
              "arguments": {
                "type": "string",
                "description": "More of the arguments, which are a string of JSON when complete."
              }
            }
          },
          "custom": {
            "type": "object",
            "description": "More of a custom tool's call.",
            "properties": {
              "name": {
                "type": "string",
                "description": "The name of the tool, once."
              },
              "input": {
                "type": "string",
                "description": "More of the input."
              }
            },
            "x-extension": true
          }
        }
      },
      "ListModelsResponse": {
        "type": "object",
        "description": "The models of this server.",
        "required": [
          "object",
          "data"
        ],
        "properties": {
          "object": {
            "const": "list"
          },
          "data": {
            "type": "array",
            "description": "The models.",
            "items": {
              "$ref": "#/components/schemas/Model"
            }
          }
        }
      },
      "Model": {
        "type": "object",
        "description": "A registered graph.",
        "required": [
          "id",
          "object",
          "created",
          "owned_by"
        ],
        "properties": {
          "id": {
            "type": "string",
            "description": "The name under which the graph was registered."
          },
          "object": {
            "const": "model"
          },
          "created": {
            "type": "integer",
            "format": "int64",
            "description": "When the graph was registered, in seconds since 1970."
          },
          "owned_by": {
            "type": "string",
            "description": "Who offers the graph."
          },
          "description": {
            "type": "string",
            "description": "What the graph is good for.",
            "x-extension": true
          },
          "capabilities": {
            "$ref": "#/components/schemas/ModelCapabilities",
            "x-extension": true
          }
        }
      },
      "ModelCapabilities": {
        "type": "object",
        "description": "What the graph declares that it supports (true) or does not (false). A request for something that is declared\nunsupported is a 400; what is not declared is handed to the graph.\n",
        "properties": {
          "streaming": {
            "type": "boolean",
            "description": "Whether it produces its answer in pieces."
          },
          "tools": {
            "type": "boolean",
            "description": "Whether it calls tools."
          },
          "vision": {
            "type": "boolean",
            "description": "Whether it looks at images."
          },
          "audio": {
            "type": "boolean",
            "description": "Whether it listens and speaks."
          },
          "files": {
            "type": "boolean",
            "description": "Whether it reads files."
          },
          "json_object": {
            "type": "boolean",
            "description": "Whether it answers in JSON."
          },
          "json_schema": {
            "type": "boolean",
            "description": "Whether it answers in JSON that fits a schema."
          },
          "logprobs": {
            "type": "boolean",
            "description": "Whether it reports log probabilities."
          },
          "n": {
            "type": "boolean",
            "description": "Whether it gives more than one answer."
          },
          "reasoning": {
            "type": "boolean",
            "description": "Whether it shows its reasoning."
          }
        }
      },
      "Health": {
        "type": "object",
        "description": "A sign of life.",
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "const": "ok"
          }
        }
      },
      "Readiness": {
        "type": "object",
        "description": "A sign of readiness.",
        "required": [
          "status"
        ],
        "properties": {
          "status": {
            "const": "ready"
          }
        }
      },
      "ServerInfo": {
        "type": "object",
        "description": "An index of the server.",
        "required": [
          "name",
          "version",
          "endpoints",
          "models"
        ],
        "properties": {
          "name": {
            "type": "string",
            "description": "The name of the server."
          },
          "version": {
            "type": "string",
            "description": "The version of the server."
          },
          "description": {
            "type": "string",
            "description": "What the server is."
          },
          "endpoints": {
            "type": "array",
            "description": "The operations of this document.",
            "items": {
              "type": "object",
              "description": "One operation.",
              "required": [
                "method",
                "path",
                "summary"
              ],
              "properties": {
                "method": {
                  "type": "string",
                  "description": "The HTTP method."
                },
                "path": {
                  "type": "string",
                  "description": "The path, with parameters in braces."
                },
                "summary": {
                  "type": "string",
                  "description": "What it does."
                }
              }
            }
          },
          "models": {
            "type": "array",
            "description": "The names of the models.",
            "items": {
              "type": "string"
            }
          }
        }
      },
      "ErrorResponse": {
        "type": "object",
        "description": "What every error answer looks like.",
        "required": [
          "error"
        ],
        "properties": {
          "error": {
            "$ref": "#/components/schemas/Error"
          }
        },
        "additionalProperties": false
      },
      "Error": {
        "type": "object",
        "description": "What went wrong.",
        "required": [
          "message",
          "type",
          "param",
          "code"
        ],
        "properties": {
          "message": {
            "type": "string",
            "description": "For people."
          },
          "type": {
            "type": "string",
            "description": "The kind of error, such as `invalid_request_error` or `server_error`."
          },
          "param": {
            "type": [
              "string",
              "null"
            ],
            "description": "The path of the offending field, or null."
          },
          "code": {
            "type": [
              "string",
              "null"
            ],
            "description": "For programs, or null."
          }
        },
        "additionalProperties": false,
        "example": {
          "message": "Missing required parameter: 'messages'.",
          "type": "invalid_request_error",
          "param": "messages",
          "code": "missing_required_parameter"
        }
      }
    }
  }
};

/** The contract as it was written, in YAML. */
export const documentText: string =
  "openapi: 3.1.0\n" +
  "\n" +
  "info:\n" +
  "  title: ThinkAgain Serve\n" +
  "  version: 0.1.0\n" +
  "  summary: Graphs of workers, served as models behind the OpenAI chat completions API.\n" +
  "  description: |\n" +
  "    This server puts **graphs of workers** behind the API that OpenAI clients already speak. A graph is registered under a\n" +
  "    name; that name is a model. Point any OpenAI client at the server and ask.\n" +
  "\n" +
  "    ```sh\n" +
  "    curl http://localhost:8000/v1/chat/completions \\\n" +
  "      -H 'content-type: application/json' \\\n" +
  "      -d '{\"messages\": [{\"role\": \"user\", \"content\": \"How do I register a graph?\"}]}'\n" +
  "    ```\n" +
  "\n" +
  "    ```ts\n" +
  "    const client = new OpenAI({ baseURL: \"http://localhost:8000/v1\", apiKey: \"unused\" });\n" +
  "    await client.chat.completions.create({ model: \"docs-qa\", messages: [{ role: \"user\", content: \"Hello\" }] });\n" +
  "    ```\n" +
  "\n" +
  "    ## Authentication\n" +
  "\n" +
  "    A server that was started with API keys wants one of them as a bearer token: `Authorization: Bearer <key>`. Without\n" +
  "    configured keys every request is welcome, and a token that is sent anyway is ignored. The health checks and\n" +
  "    the documentation never ask for a key.\n" +
  "\n" +
  "    A key may be good for some of the models only. The others do not exist for it: they are in no list, and asking for one is a\n" +
  "    404 `model_not_found`. A request that names no model gets the default one where the key sees it, otherwise the first that it sees.\n" +
  "\n" +
  "    ## Rate limits\n" +
  "\n" +
  "    A server may limit how many chat requests, and how many tokens, each key may take in a minute, or each client address where no\n" +
  "    key is asked for. Then every answer to a chat request, errors and streams included, carries `x-ratelimit-limit-…`, `x-ratelimit-remaining-…`\n" +
  "    and `x-ratelimit-reset-…` for `requests`, `tokens` or both. A request beyond a limit is a 429 `rate_limit_exceeded` whose `type` says which: `requests` or\n" +
  "    `tokens`. A request counts as soon as its key is known, also when it is refused later. Tokens are taken by estimate before the\n" +
  "    graph runs (a quarter of the characters of the messages, and `max_completion_tokens` for each choice) and put right by the usage when the answer ends.\n" +
  "\n" +
  "    ## Streaming\n" +
  "\n" +
  "    With `stream: true` the answer is a stream of server-sent events. Each event is one `data:` line with a chunk, followed\n" +
  "    by a blank line; the last one is `data: [DONE]`. Lines that start with a colon are heartbeats and mean nothing. A client\n" +
  "    that hangs up cancels the graph.\n" +
  "\n" +
  "    The status line waits for the first output of the graph, so a failure before it is an ordinary error answer. A failure\n" +
  "    after it is one last event `data: {\"error\": …}`, without a finish chunk and without `[DONE]`, so that a broken answer never\n" +
  "    looks whole.\n" +
  "\n" +
  "    ## Errors\n" +
  "\n" +
  "    Every error, whatever its cause, has the same body: `{\"error\": {\"message\", \"type\", \"param\", \"code\"}}`. `param` is the\n" +
  "    path of the offending field, such as `messages[0].content[1].type`. Every answer carries an `x-request-id`; quote it when you\n" +
  "    report a problem. Once a graph has started, an error carries `x-should-retry: false` unless the graph is declared safe\n" +
  "    to repeat, so that clients do not run it again by themselves.\n" +
  "\n" +
  "    ## What happens to a request field\n" +
  "\n" +
  "    Nothing is ignored in silence. Each field of a request is treated in one or more of these ways, shown as `x-treatment`:\n" +
  "\n" +
  "    - **given**: the graph sees it in its context, under the same name;\n" +
  "    - **enforced**: the server itself makes it come true, or holds the graph to it;\n" +
  "    - **echoed**: it shows again in the answer;\n" +
  "    - **accepted**: it is taken without effect, and kept in the context;\n" +
  "    - **refused**: a capability that a graph may declare it lacks, such as tools, needs it; then the answer is a 400\n" +
  "      `unsupported_parameter`. Any other field may be declared unsupported by its own name, to the same effect.\n" +
  "\n" +
  "    A value of the wrong type, or beyond the limits of its field, is a 400 in any case.\n" +
  "\n" +
  "    `null` for an optional field means the same as leaving it out. Fields that are not in this document are let through,\n" +
  "    unless the server was started in strict mode.\n" +
  "\n" +
  "    ## Limits\n" +
  "\n" +
  "    A server limits what one request may ask for: the size of its body (10 MiB), its nesting (64) and its values (100,000), messages\n" +
  "    (2,048), parts of a message (1,024), tools (128), `n` (8) and `n` times the token limit (1,048,576). These are the\n" +
  "    defaults; more than what this server allows is a 400 that names the `param`, or a 413.\n" +
  "\n" +
  "    ## Extensions\n" +
  "\n" +
  "    A few keys go beyond OpenAI's and are marked `x-extension: true`: `reasoning_content` and `reasoning` in messages and\n" +
  "    deltas, `annotations` in deltas, `stream_options.include_status` with its `event` chunks, and the `description` and\n" +
  "    `capabilities` of a model. Clients that do not know them are not disturbed.\n" +
  "  license:\n" +
  "    name: Apache-2.0\n" +
  "    identifier: Apache-2.0\n" +
  "\n" +
  "servers:\n" +
  "  - url: .\n" +
  "    description: The server that serves this document.\n" +
  "\n" +
  "tags:\n" +
  "  - name: Chat\n" +
  "    description: Ask a model for the next message of a conversation, in one piece or as a stream.\n" +
  "  - name: Models\n" +
  "    description: The graphs that this server offers, by the names under which they were registered.\n" +
  "  - name: Server\n" +
  "    description: What this server is, and whether it is alive and ready.\n" +
  "\n" +
  "security:\n" +
  "  - bearerAuth: []\n" +
  "  - {}\n" +
  "\n" +
  "paths:\n" +
  "  /v1/chat/completions:\n" +
  "    post:\n" +
  "      operationId: createChatCompletion\n" +
  "      tags: [Chat]\n" +
  "      summary: Answer a conversation\n" +
  "      description: |\n" +
  "        Runs the graph that is registered under `model` on the conversation and returns its answer: as one JSON object, or,\n" +
  "        with `stream: true`, as a stream of chunks while the graph produces it. Whether the answer is streamed is decided by\n" +
  "        `stream` alone, never by the `Accept` header.\n" +
  "      parameters:\n" +
  "        - $ref: \"#/components/parameters/IncludeStatus\"\n" +
  "        - $ref: \"#/components/parameters/SessionId\"\n" +
  "        - $ref: \"#/components/parameters/ChatId\"\n" +
  "      requestBody:\n" +
  "        required: true\n" +
  "        content:\n" +
  "          application/json:\n" +
  "            schema:\n" +
  "              $ref: \"#/components/schemas/CreateChatCompletionRequest\"\n" +
  "            examples:\n" +
  "              minimal:\n" +
  "                summary: The smallest request\n" +
  "                description: No model is named, so the default graph answers.\n" +
  "                value:\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: How do I register a graph?\n" +
  "              conversation:\n" +
  "                summary: A conversation with instructions\n" +
  "                value:\n" +
  "                  model: docs-qa\n" +
  "                  messages:\n" +
  "                    - role: developer\n" +
  "                      content: Answer in one sentence.\n" +
  "                    - role: user\n" +
  "                      content: What is a worker?\n" +
  "                    - role: assistant\n" +
  "                      content: A worker is one step of a graph.\n" +
  "                    - role: user\n" +
  "                      content: And how do I write one?\n" +
  "                  temperature: 0.2\n" +
  "                  max_completion_tokens: 200\n" +
  "                  stop: [\"Sources:\"]\n" +
  "                  user: reader-42\n" +
  "              streaming:\n" +
  "                summary: A streamed answer with usage and progress\n" +
  "                value:\n" +
  "                  model: docs-qa\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: How do I register a graph?\n" +
  "                  stream: true\n" +
  "                  stream_options:\n" +
  "                    include_usage: true\n" +
  "                    include_status: true\n" +
  "              tools:\n" +
  "                summary: Tools that the graph may call\n" +
  "                description: For a graph of your own; the built-in models call no tools, and refuse it with 400 `unsupported_parameter`.\n" +
  "                value:\n" +
  "                  model: demo\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: What is the weather in Bern?\n" +
  "                  tools:\n" +
  "                    - type: function\n" +
  "                      function:\n" +
  "                        name: get_weather\n" +
  "                        description: The current weather of a place.\n" +
  "                        parameters:\n" +
  "                          type: object\n" +
  "                          properties:\n" +
  "                            city:\n" +
  "                              type: string\n" +
  "                          required: [city]\n" +
  "                          additionalProperties: false\n" +
  "                        strict: true\n" +
  "                    - type: custom\n" +
  "                      custom:\n" +
  "                        name: run_query\n" +
  "                        description: Runs a query and returns its rows.\n" +
  "                        format:\n" +
  "                          type: grammar\n" +
  "                          grammar:\n" +
  "                            syntax: regex\n" +
  "                            definition: \"SELECT .+\"\n" +
  "                  tool_choice: auto\n" +
  "                  parallel_tool_calls: false\n" +
  "              toolResult:\n" +
  "                summary: The result of a call, handed back\n" +
  "                value:\n" +
  "                  model: demo\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: What is the weather in Bern?\n" +
  "                    - role: assistant\n" +
  "                      content: null\n" +
  "                      tool_calls:\n" +
  "                        - id: call_4kQx7ZtBv1\n" +
  "                          type: function\n" +
  "                          function:\n" +
  "                            name: get_weather\n" +
  "                            arguments: '{\"city\":\"Bern\"}'\n" +
  "                    - role: tool\n" +
  "                      tool_call_id: call_4kQx7ZtBv1\n" +
  "                      content: '{\"celsius\":11,\"sky\":\"cloudy\"}'\n" +
  "              jsonSchema:\n" +
  "                summary: An answer that fits a JSON Schema\n" +
  "                value:\n" +
  "                  model: demo\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: Which folders may handlers import?\n" +
  "                  response_format:\n" +
  "                    type: json_schema\n" +
  "                    json_schema:\n" +
  "                      name: imports\n" +
  "                      strict: true\n" +
  "                      schema:\n" +
  "                        type: object\n" +
  "                        properties:\n" +
  "                          folders:\n" +
  "                            type: array\n" +
  "                            items:\n" +
  "                              type: string\n" +
  "                        required: [folders]\n" +
  "                        additionalProperties: false\n" +
  "              vision:\n" +
  "                summary: A message with an image and a file\n" +
  "                value:\n" +
  "                  model: demo\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content:\n" +
  "                        - type: text\n" +
  "                          text: Does the picture match the report?\n" +
  "                        - type: image_url\n" +
  "                          image_url:\n" +
  "                            url: data:image/png;base64,iVBORw0KGgo=\n" +
  "                            detail: low\n" +
  "                        - type: file\n" +
  "                          file:\n" +
  "                            filename: report.pdf\n" +
  "                            file_data: data:application/pdf;base64,JVBERi0xLjQK\n" +
  "              choices:\n" +
  "                summary: Three independent answers\n" +
  "                value:\n" +
  "                  model: demo\n" +
  "                  messages:\n" +
  "                    - role: user\n" +
  "                      content: Suggest a name for a cat.\n" +
  "                  n: 3\n" +
  "                  seed: 7\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: |\n" +
  "            The answer. With `stream: true` it is a stream of events, otherwise one JSON object.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "            openai-processing-ms:\n" +
  "              $ref: \"#/components/headers/ProcessingMs\"\n" +
  "            x-ratelimit-limit-requests:\n" +
  "              $ref: \"#/components/headers/RateLimitLimitRequests\"\n" +
  "            x-ratelimit-limit-tokens:\n" +
  "              $ref: \"#/components/headers/RateLimitLimitTokens\"\n" +
  "            x-ratelimit-remaining-requests:\n" +
  "              $ref: \"#/components/headers/RateLimitRemainingRequests\"\n" +
  "            x-ratelimit-remaining-tokens:\n" +
  "              $ref: \"#/components/headers/RateLimitRemainingTokens\"\n" +
  "            x-ratelimit-reset-requests:\n" +
  "              $ref: \"#/components/headers/RateLimitResetRequests\"\n" +
  "            x-ratelimit-reset-tokens:\n" +
  "              $ref: \"#/components/headers/RateLimitResetTokens\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/CreateChatCompletionResponse\"\n" +
  "              examples:\n" +
  "                text:\n" +
  "                  summary: Plain text\n" +
  "                  value:\n" +
  "                    id: chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\n" +
  "                    object: chat.completion\n" +
  "                    created: 1795478400\n" +
  "                    model: docs-qa\n" +
  "                    choices:\n" +
  "                      - index: 0\n" +
  "                        message:\n" +
  "                          role: assistant\n" +
  "                          content: Call `registry.register(\"my-model\", graph)`.\n" +
  "                          refusal: null\n" +
  "                          annotations: []\n" +
  "                        logprobs: null\n" +
  "                        finish_reason: stop\n" +
  "                    usage:\n" +
  "                      prompt_tokens: 14\n" +
  "                      completion_tokens: 11\n" +
  "                      total_tokens: 25\n" +
  "                      prompt_tokens_details:\n" +
  "                        cached_tokens: 0\n" +
  "                        audio_tokens: 0\n" +
  "                      completion_tokens_details:\n" +
  "                        reasoning_tokens: 0\n" +
  "                        audio_tokens: 0\n" +
  "                        accepted_prediction_tokens: 0\n" +
  "                        rejected_prediction_tokens: 0\n" +
  "                citations:\n" +
  "                  summary: Text with citations and reasoning\n" +
  "                  value:\n" +
  "                    id: chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeH\n" +
  "                    object: chat.completion\n" +
  "                    created: 1795478400\n" +
  "                    model: docs-qa\n" +
  "                    service_tier: default\n" +
  "                    choices:\n" +
  "                      - index: 0\n" +
  "                        message:\n" +
  "                          role: assistant\n" +
  "                          content: A worker is one step of a graph [README].\n" +
  "                          refusal: null\n" +
  "                          annotations:\n" +
  "                            - type: url_citation\n" +
  "                              url_citation:\n" +
  "                                start_index: 32\n" +
  "                                end_index: 40\n" +
  "                                url: README.md#workers\n" +
  "                                title: Workers\n" +
  "                          reasoning_content: The README has a section about workers.\n" +
  "                        logprobs: null\n" +
  "                        finish_reason: stop\n" +
  "                    usage:\n" +
  "                      prompt_tokens: 12\n" +
  "                      completion_tokens: 21\n" +
  "                      total_tokens: 33\n" +
  "                      completion_tokens_details:\n" +
  "                        reasoning_tokens: 9\n" +
  "                toolCalls:\n" +
  "                  summary: A call for the client to make\n" +
  "                  value:\n" +
  "                    id: chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\n" +
  "                    object: chat.completion\n" +
  "                    created: 1795478400\n" +
  "                    model: demo\n" +
  "                    choices:\n" +
  "                      - index: 0\n" +
  "                        message:\n" +
  "                          role: assistant\n" +
  "                          content: null\n" +
  "                          refusal: null\n" +
  "                          annotations: []\n" +
  "                          tool_calls:\n" +
  "                            - id: call_4kQx7ZtBv1\n" +
  "                              type: function\n" +
  "                              function:\n" +
  "                                name: get_weather\n" +
  "                                arguments: '{\"city\":\"Bern\"}'\n" +
  "                        logprobs: null\n" +
  "                        finish_reason: tool_calls\n" +
  "                    usage:\n" +
  "                      prompt_tokens: 61\n" +
  "                      completion_tokens: 8\n" +
  "                      total_tokens: 69\n" +
  "                refusal:\n" +
  "                  summary: The graph refused\n" +
  "                  value:\n" +
  "                    id: chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeJ\n" +
  "                    object: chat.completion\n" +
  "                    created: 1795478400\n" +
  "                    model: demo\n" +
  "                    choices:\n" +
  "                      - index: 0\n" +
  "                        message:\n" +
  "                          role: assistant\n" +
  "                          content: null\n" +
  "                          refusal: I cannot help with that.\n" +
  "                          annotations: []\n" +
  "                        logprobs: null\n" +
  "                        finish_reason: stop\n" +
  "                    usage:\n" +
  "                      prompt_tokens: 10\n" +
  "                      completion_tokens: 6\n" +
  "                      total_tokens: 16\n" +
  "            text/event-stream:\n" +
  "              schema:\n" +
  "                type: string\n" +
  "                description: |\n" +
  "                  Server-sent events in UTF-8, with line feeds only. Each event is one line `data: ` with a\n" +
  "                  `CreateChatCompletionStreamEvent` as JSON, and a blank line. A whole stream ends with `data: [DONE]`; a broken one\n" +
  "                  ends with an error event. Lines that start with a colon are heartbeats.\n" +
  "                contentMediaType: text/event-stream\n" +
  "                contentSchema:\n" +
  "                  $ref: \"#/components/schemas/CreateChatCompletionStreamEvent\"\n" +
  "              examples:\n" +
  "                text:\n" +
  "                  summary: Text, with usage\n" +
  "                  value: |+\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}],\"usage\":null}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Call `registry.register(\\\"my-model\\\", graph)`.\"},\"finish_reason\":null}],\"usage\":null}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":null}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeG\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[],\"usage\":{\"prompt_tokens\":14,\"completion_tokens\":11,\"total_tokens\":25}}\n" +
  "\n" +
  "                    data: [DONE]\n" +
  "\n" +
  "                toolCalls:\n" +
  "                  summary: A tool call in fragments\n" +
  "                  value: |+\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"index\":0,\"id\":\"call_4kQx7ZtBv1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\",\"arguments\":\"\"}}],\"refusal\":null},\"finish_reason\":null}]}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\\\"Bern\\\"}\"}}]},\"finish_reason\":null}]}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeI\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n" +
  "\n" +
  "                    data: [DONE]\n" +
  "\n" +
  "                status:\n" +
  "                  summary: Progress before the text, with a heartbeat\n" +
  "                  value: |+\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":null}],\"event\":{\"type\":\"status\",\"data\":{\"description\":\"Searching the documents\",\"done\":false}}}\n" +
  "\n" +
  "                    : heartbeat\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}]}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"I found nothing.\"},\"finish_reason\":null}]}\n" +
  "\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeK\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"docs-qa\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n" +
  "\n" +
  "                    data: [DONE]\n" +
  "\n" +
  "                broken:\n" +
  "                  summary: A graph that failed in the middle\n" +
  "                  value: |+\n" +
  "                    data: {\"id\":\"chatcmpl-B9MHDbslfkBeAs8l4bebGdFOJ6PeL\",\"object\":\"chat.completion.chunk\",\"created\":1795478400,\"model\":\"demo\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null},\"finish_reason\":null}]}\n" +
  "\n" +
  "                    data: {\"error\":{\"message\":\"The graph failed while processing your request.\",\"type\":\"server_error\",\"param\":null,\"code\":\"graph_error\"}}\n" +
  "\n" +
  "        \"400\":\n" +
  "          $ref: \"#/components/responses/BadRequest\"\n" +
  "        \"401\":\n" +
  "          $ref: \"#/components/responses/Unauthorized\"\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"404\":\n" +
  "          $ref: \"#/components/responses/ModelNotFound\"\n" +
  "        \"408\":\n" +
  "          $ref: \"#/components/responses/RequestTimeout\"\n" +
  "        \"413\":\n" +
  "          $ref: \"#/components/responses/PayloadTooLarge\"\n" +
  "        \"415\":\n" +
  "          $ref: \"#/components/responses/UnsupportedMediaType\"\n" +
  "        \"429\":\n" +
  "          $ref: \"#/components/responses/TooManyRequests\"\n" +
  "        \"500\":\n" +
  "          $ref: \"#/components/responses/InternalServerError\"\n" +
  "        \"502\":\n" +
  "          $ref: \"#/components/responses/BadGateway\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "        \"504\":\n" +
  "          $ref: \"#/components/responses/GatewayTimeout\"\n" +
  "\n" +
  "  /v1/models:\n" +
  "    get:\n" +
  "      operationId: listModels\n" +
  "      tags: [Models]\n" +
  "      summary: List the models\n" +
  "      description: Every registered graph that the key of the request may use, in the order of registration. The list is complete; there are no pages.\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: The models of this server.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/ListModelsResponse\"\n" +
  "              examples:\n" +
  "                two:\n" +
  "                  summary: The two graphs of the demo\n" +
  "                  value:\n" +
  "                    object: list\n" +
  "                    data:\n" +
  "                      - id: demo\n" +
  "                        object: model\n" +
  "                        created: 1795478400\n" +
  "                        owned_by: thinkagain\n" +
  "                      - id: docs-qa\n" +
  "                        object: model\n" +
  "                        created: 1795478400\n" +
  "                        owned_by: thinkagain\n" +
  "                        description: Answers questions about this project from its own documents.\n" +
  "                        capabilities:\n" +
  "                          streaming: true\n" +
  "                          tools: false\n" +
  "                          vision: false\n" +
  "        \"401\":\n" +
  "          $ref: \"#/components/responses/Unauthorized\"\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"500\":\n" +
  "          $ref: \"#/components/responses/InternalServerError\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "\n" +
  "  /v1/models/{model}:\n" +
  "    get:\n" +
  "      operationId: retrieveModel\n" +
  "      tags: [Models]\n" +
  "      summary: Show one model\n" +
  "      description: |\n" +
  "        One registered graph, found by its name or by an alias. A name with slashes works as it is (`/v1/models/org/name`)\n" +
  "        and percent-encoded (`/v1/models/org%2Fname`).\n" +
  "      parameters:\n" +
  "        - $ref: \"#/components/parameters/Model\"\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: The model.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/Model\"\n" +
  "              examples:\n" +
  "                described:\n" +
  "                  summary: A model that says what it can do\n" +
  "                  value:\n" +
  "                    id: docs-qa\n" +
  "                    object: model\n" +
  "                    created: 1795478400\n" +
  "                    owned_by: thinkagain\n" +
  "                    description: Answers questions about this project from its own documents.\n" +
  "                    capabilities:\n" +
  "                      streaming: true\n" +
  "                      tools: false\n" +
  "                      vision: false\n" +
  "        \"400\":\n" +
  "          $ref: \"#/components/responses/BadRequest\"\n" +
  "        \"401\":\n" +
  "          $ref: \"#/components/responses/Unauthorized\"\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"404\":\n" +
  "          $ref: \"#/components/responses/ModelNotFound\"\n" +
  "        \"500\":\n" +
  "          $ref: \"#/components/responses/InternalServerError\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "\n" +
  "  /health:\n" +
  "    get:\n" +
  "      operationId: getHealth\n" +
  "      tags: [Server]\n" +
  "      summary: Is the process alive?\n" +
  "      description: Answers 200 as long as the process can answer at all, also while it is overloaded or shutting down.\n" +
  "      security: []\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: The process is alive.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/Health\"\n" +
  "              examples:\n" +
  "                ok:\n" +
  "                  summary: Alive\n" +
  "                  value:\n" +
  "                    status: ok\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "\n" +
  "  /health/ready:\n" +
  "    get:\n" +
  "      operationId: getReadiness\n" +
  "      tags: [Server]\n" +
  "      summary: Should requests be sent here?\n" +
  "      description: Answers 200 while the server takes new requests, and 503 while it is overloaded or shutting down.\n" +
  "      security: []\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: The server takes requests.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/Readiness\"\n" +
  "              examples:\n" +
  "                ready:\n" +
  "                  summary: Ready\n" +
  "                  value:\n" +
  "                    status: ready\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "\n" +
  "  /metrics:\n" +
  "    get:\n" +
  "      operationId: getMetrics\n" +
  "      tags: [Server]\n" +
  "      summary: What has this server counted?\n" +
  "      description: |\n" +
  "        What Prometheus reads: requests, times, tokens, aborted answers and the load of the process, in its text format 0.0.4. Where\n" +
  "        several workers serve, the numbers are those of all of them; the help of each says how it is put together. A key that may\n" +
  "        see only some of the models is refused, because the metrics name all of them.\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: The metrics.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            text/plain:\n" +
  "              schema:\n" +
  "                type: string\n" +
  "              examples:\n" +
  "                requests:\n" +
  "                  summary: Requests so far\n" +
  "                  value: |\n" +
  "                    # HELP thinkagain_requests_total Requests that have ended, by the status that was sent (\"none\" where nothing was). Sum of all workers.\n" +
  "                    # TYPE thinkagain_requests_total counter\n" +
  "                    thinkagain_requests_total{operation=\"createChatCompletion\",model=\"docs-qa\",status=\"200\"} 12\n" +
  "        \"401\":\n" +
  "          $ref: \"#/components/responses/Unauthorized\"\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"404\":\n" +
  "          $ref: \"#/components/responses/NotOffered\"\n" +
  "        \"500\":\n" +
  "          $ref: \"#/components/responses/InternalServerError\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "\n" +
  "  /:\n" +
  "    get:\n" +
  "      operationId: getRoot\n" +
  "      tags: [Server]\n" +
  "      summary: What is this server?\n" +
  "      description: The name and version of the server, its endpoints and the names of its models.\n" +
  "      responses:\n" +
  "        \"200\":\n" +
  "          description: An index of the server.\n" +
  "          headers:\n" +
  "            x-request-id:\n" +
  "              $ref: \"#/components/headers/RequestId\"\n" +
  "          content:\n" +
  "            application/json:\n" +
  "              schema:\n" +
  "                $ref: \"#/components/schemas/ServerInfo\"\n" +
  "              examples:\n" +
  "                demo:\n" +
  "                  summary: The server with its demo\n" +
  "                  value:\n" +
  "                    name: ThinkAgain Serve\n" +
  "                    version: 0.1.0\n" +
  "                    description: Graphs of workers, served as models behind the OpenAI chat completions API.\n" +
  "                    endpoints:\n" +
  "                      - method: POST\n" +
  "                        path: /v1/chat/completions\n" +
  "                        summary: Answer a conversation\n" +
  "                      - method: GET\n" +
  "                        path: /v1/models\n" +
  "                        summary: List the models\n" +
  "                    models: [demo, docs-qa]\n" +
  "        \"401\":\n" +
  "          $ref: \"#/components/responses/Unauthorized\"\n" +
  "        \"403\":\n" +
  "          $ref: \"#/components/responses/Forbidden\"\n" +
  "        \"500\":\n" +
  "          $ref: \"#/components/responses/InternalServerError\"\n" +
  "        \"503\":\n" +
  "          $ref: \"#/components/responses/ServiceUnavailable\"\n" +
  "\n" +
  "components:\n" +
  "  securitySchemes:\n" +
  "    bearerAuth:\n" +
  "      type: http\n" +
  "      scheme: bearer\n" +
  "      description: |\n" +
  "        One of the API keys with which the server was started. Not needed when it was started without keys. Clients that cannot\n" +
  "        send it as a bearer token may send it in a header `x-api-key` or `api-key`.\n" +
  "\n" +
  "  parameters:\n" +
  "    Model:\n" +
  "      name: model\n" +
  "      in: path\n" +
  "      required: true\n" +
  "      description: The name or an alias of a model.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        minLength: 1\n" +
  "        maxLength: 256\n" +
  "      examples:\n" +
  "        plain:\n" +
  "          summary: A plain name\n" +
  "          value: docs-qa\n" +
  "        slash:\n" +
  "          summary: A name with a slash\n" +
  "          value: acme/support:v2\n" +
  "    SessionId:\n" +
  "      name: x-session-id\n" +
  "      in: header\n" +
  "      required: false\n" +
  "      description: |\n" +
  "        The conversation that the request belongs to, such as `conversation-42`, for graphs that remember. Without it `x-openwebui-chat-id`, `metadata.session_id`,\n" +
  "        `prompt_cache_key`, `safety_identifier` and `user` are looked at, in this order.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        minLength: 1\n" +
  "        maxLength: 512\n" +
  "      x-extension: true\n" +
  "    ChatId:\n" +
  "      name: x-openwebui-chat-id\n" +
  "      in: header\n" +
  "      required: false\n" +
  "      description: What Open WebUI calls the conversation, where it is told to send that along.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        maxLength: 512\n" +
  "      x-extension: true\n" +
  "    IncludeStatus:\n" +
  "      name: x-include-status\n" +
  "      in: header\n" +
  "      required: false\n" +
  "      description: |\n" +
  "        The same wish as `stream_options.include_status`, for clients that cannot add a field to the body. Used only when\n" +
  "        the answer is streamed.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        enum: [\"true\", \"false\"]\n" +
  "      x-extension: true\n" +
  "\n" +
  "  headers:\n" +
  "    RequestId:\n" +
  "      description: The id of this request in the server's log.\n" +
  "      required: true\n" +
  "      schema:\n" +
  "        type: string\n" +
  "      example: req_5f0c8e6f2b3a4d1c9e7a8b6c5d4e3f2a\n" +
  "    ProcessingMs:\n" +
  "      description: Milliseconds from the arrival of the request to the first byte of the answer.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 0\n" +
  "      example: 42\n" +
  "    RetryAfter:\n" +
  "      description: Seconds to wait before trying again, 1 to 60.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 1\n" +
  "        maximum: 60\n" +
  "      example: 2\n" +
  "    RetryAfterMs:\n" +
  "      description: The same in milliseconds, for clients that know it.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 1\n" +
  "        maximum: 60000\n" +
  "      example: 1870\n" +
  "    ShouldRetry:\n" +
  "      description: Whether a client may send the request again by itself. `false` once a graph has started, unless it is declared safe to repeat.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        enum: [\"true\", \"false\"]\n" +
  "      example: \"false\"\n" +
  "    RateLimitLimitRequests:\n" +
  "      description: How many requests are allowed in a minute. Left out where requests are not limited.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 1\n" +
  "      example: 60\n" +
  "    RateLimitRemainingRequests:\n" +
  "      description: How many requests are left of them.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 0\n" +
  "      example: 59\n" +
  "    RateLimitResetRequests:\n" +
  "      description: The time until all requests are there again, such as `120ms`, `8.64s` or `1m0s`.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        pattern: \"^(\\\\d+h)?(\\\\d+m)?(\\\\d+ms|\\\\d+(\\\\.\\\\d+)?s)$\"\n" +
  "      example: 59.872s\n" +
  "    RateLimitLimitTokens:\n" +
  "      description: How many tokens are allowed in a minute. Left out where tokens are not limited.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 1\n" +
  "      example: 150000\n" +
  "    RateLimitRemainingTokens:\n" +
  "      description: How many tokens are left of them.\n" +
  "      schema:\n" +
  "        type: integer\n" +
  "        minimum: 0\n" +
  "      example: 149984\n" +
  "    RateLimitResetTokens:\n" +
  "      description: The time until all tokens are there again, such as `120ms`, `8.64s` or `1m0s`.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "        pattern: \"^(\\\\d+h)?(\\\\d+m)?(\\\\d+ms|\\\\d+(\\\\.\\\\d+)?s)$\"\n" +
  "      example: 1m0s\n" +
  "    Authenticate:\n" +
  "      description: The scheme to authenticate with.\n" +
  "      schema:\n" +
  "        type: string\n" +
  "      example: Bearer\n" +
  "\n" +
  "  responses:\n" +
  "    BadRequest:\n" +
  "      description: The request does not keep to this document. `param` names the field.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            missing:\n" +
  "              summary: A required field is missing\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Missing required parameter: 'messages'.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: messages\n" +
  "                  code: missing_required_parameter\n" +
  "            type:\n" +
  "              summary: A field has the wrong type\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Invalid type for 'messages[0].content': expected one of a string or an array, but got an integer instead.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: messages[0].content\n" +
  "                  code: invalid_type\n" +
  "            unsupported:\n" +
  "              summary: The graph does not support a field\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Unsupported parameter: 'tools' is not supported with this model.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: tools\n" +
  "                  code: unsupported_parameter\n" +
  "            json:\n" +
  "              summary: The body is not JSON\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"We could not parse the JSON body of your request. Check its syntax: a complete JSON object in UTF-8 is expected.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: null\n" +
  "    Unauthorized:\n" +
  "      description: The server wants an API key, and the request has none or a wrong one.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        www-authenticate:\n" +
  "          $ref: \"#/components/headers/Authenticate\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            missing:\n" +
  "              summary: No key\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"You didn't provide an API key. Send it in an Authorization header with the Bearer scheme: `Authorization: Bearer YOUR_KEY`.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: invalid_api_key\n" +
  "            wrong:\n" +
  "              summary: A wrong key\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: Incorrect API key provided. Check the key that your client is configured with.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: invalid_api_key\n" +
  "    Forbidden:\n" +
  "      description: The `Host` of the request is not one that this server answers to, or its key does not reach so far.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            host:\n" +
  "              summary: A foreign host\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: This server does not answer to the host name of this request. Add it to `allowedHosts` if it should.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: host_not_allowed\n" +
  "            key:\n" +
  "              summary: A key for some models\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: This key sees only some of the models, and the metrics tell of all of them.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: insufficient_permissions\n" +
  "    ModelNotFound:\n" +
  "      description: There is no model of that name, or the key of the request does not see it. The message lists the models that there are.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            unknown:\n" +
  "              summary: An unknown model\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"The model `gpt-9` does not exist or you do not have access to it. Available models: demo, docs-qa.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: model_not_found\n" +
  "    NotOffered:\n" +
  "      description: This server was started without what the operation shows.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            metrics:\n" +
  "              summary: No metrics\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: This server keeps no metrics.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: metrics_disabled\n" +
  "    RequestTimeout:\n" +
  "      description: The body of the request did not arrive in time.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            slow:\n" +
  "              summary: A body that stalled\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The request body did not arrive within 30000 ms.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: request_timeout\n" +
  "    PayloadTooLarge:\n" +
  "      description: The body of the request is larger than the server allows (10 MiB unless configured).\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            large:\n" +
  "              summary: A body over the limit\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The request body is larger than 10485760 bytes.\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: request_too_large\n" +
  "    UnsupportedMediaType:\n" +
  "      description: The body of the request is not declared as `application/json`.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            text:\n" +
  "              summary: A text body\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Send the request body as `Content-Type: application/json` in UTF-8.\"\n" +
  "                  type: invalid_request_error\n" +
  "                  param: null\n" +
  "                  code: unsupported_media_type\n" +
  "    TooManyRequests:\n" +
  "      description: |\n" +
  "        A rate limit is reached, as many requests are running and waiting as the server allows, or a graph passed on such an error.\n" +
  "        Try again later; a request that is larger than a whole limit says `x-should-retry: false`.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        retry-after:\n" +
  "          $ref: \"#/components/headers/RetryAfter\"\n" +
  "        retry-after-ms:\n" +
  "          $ref: \"#/components/headers/RetryAfterMs\"\n" +
  "        x-ratelimit-limit-requests:\n" +
  "          $ref: \"#/components/headers/RateLimitLimitRequests\"\n" +
  "        x-ratelimit-limit-tokens:\n" +
  "          $ref: \"#/components/headers/RateLimitLimitTokens\"\n" +
  "        x-ratelimit-remaining-requests:\n" +
  "          $ref: \"#/components/headers/RateLimitRemainingRequests\"\n" +
  "        x-ratelimit-remaining-tokens:\n" +
  "          $ref: \"#/components/headers/RateLimitRemainingTokens\"\n" +
  "        x-ratelimit-reset-requests:\n" +
  "          $ref: \"#/components/headers/RateLimitResetRequests\"\n" +
  "        x-ratelimit-reset-tokens:\n" +
  "          $ref: \"#/components/headers/RateLimitResetTokens\"\n" +
  "        x-should-retry:\n" +
  "          $ref: \"#/components/headers/ShouldRetry\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            busy:\n" +
  "              summary: The queue is full\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The server is busy and its queue is full. Try again in a moment.\n" +
  "                  type: requests\n" +
  "                  param: null\n" +
  "                  code: rate_limit_exceeded\n" +
  "            requests:\n" +
  "              summary: Too many requests in a minute\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Rate limit reached for ci on requests per min (RPM): Limit 60, Used 60, Requested 1. Please try again in 1.87s.\"\n" +
  "                  type: requests\n" +
  "                  param: null\n" +
  "                  code: rate_limit_exceeded\n" +
  "            tokens:\n" +
  "              summary: A request that is larger than the limit\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: \"Request too large for ci on tokens per min (TPM): Limit 10000, Requested 12500. The input or output tokens must be reduced in order to run successfully.\"\n" +
  "                  type: tokens\n" +
  "                  param: null\n" +
  "                  code: rate_limit_exceeded\n" +
  "    InternalServerError:\n" +
  "      description: The server or the graph failed. What exactly happened is in the server's log, under the request id.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        x-should-retry:\n" +
  "          $ref: \"#/components/headers/ShouldRetry\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            graph:\n" +
  "              summary: A graph that failed\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The graph failed while processing your request.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: graph_error\n" +
  "            steps:\n" +
  "              summary: A loop that did not end\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The graph took more steps than it is allowed to.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: graph_step_limit\n" +
  "            misfit:\n" +
  "              summary: An answer that does not fit the response format\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The graph's answer does not fit the requested response_format.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: response_format_mismatch\n" +
  "    BadGateway:\n" +
  "      description: A service behind the graph failed, and the graph said so.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        x-should-retry:\n" +
  "          $ref: \"#/components/headers/ShouldRetry\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            upstream:\n" +
  "              summary: An upstream service failed\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The search service failed.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: upstream_error\n" +
  "    ServiceUnavailable:\n" +
  "      description: The server is shutting down or overloaded. Try again, elsewhere or later.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        retry-after:\n" +
  "          $ref: \"#/components/headers/RetryAfter\"\n" +
  "        x-should-retry:\n" +
  "          $ref: \"#/components/headers/ShouldRetry\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            draining:\n" +
  "              summary: A server that is shutting down\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The server is shutting down.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: shutting_down\n" +
  "    GatewayTimeout:\n" +
  "      description: The graph did not finish within the time limit.\n" +
  "      headers:\n" +
  "        x-request-id:\n" +
  "          $ref: \"#/components/headers/RequestId\"\n" +
  "        x-should-retry:\n" +
  "          $ref: \"#/components/headers/ShouldRetry\"\n" +
  "      content:\n" +
  "        application/json:\n" +
  "          schema:\n" +
  "            $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "          examples:\n" +
  "            node:\n" +
  "              summary: A step of the graph that took too long\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The graph did not answer in time.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: graph_timeout\n" +
  "            request:\n" +
  "              summary: A request that took too long\n" +
  "              value:\n" +
  "                error:\n" +
  "                  message: The request took longer than 600000 ms and was given up.\n" +
  "                  type: server_error\n" +
  "                  param: null\n" +
  "                  code: request_timeout\n" +
  "\n" +
  "  schemas:\n" +
  "    CreateChatCompletionRequest:\n" +
  "      type: object\n" +
  "      description: |\n" +
  "        A conversation, and how it should be answered. Only `messages` is required. See *What happens to a request field*\n" +
  "        in the introduction for the meaning of `x-treatment`.\n" +
  "      required: [messages]\n" +
  "      properties:\n" +
  "        messages:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          description: |\n" +
  "            The conversation so far, oldest message first; 2,048 messages at most unless the server says otherwise. The text of the\n" +
  "            last user message is the graph's `user_query`.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionRequestMessage\"\n" +
  "          x-treatment: [given]\n" +
  "        model:\n" +
  "          type: string\n" +
  "          minLength: 1\n" +
  "          maxLength: 256\n" +
  "          description: The name or an alias of a registered graph. Left out, the default graph answers. The answer carries the registered name.\n" +
  "          example: docs-qa\n" +
  "          x-treatment: [enforced, given, echoed]\n" +
  "        metadata:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/Metadata\"\n" +
  "            - type: \"null\"\n" +
  "          description: |\n" +
  "            Notes of the client about this request. Two have a meaning: `session_id` names the conversation for graphs that remember, and\n" +
  "            `task` says what a chat UI asks for its own use (`title`, `tags`, `follow_ups`, …) or `title_generation` and the like.\n" +
  "          x-treatment: [given]\n" +
  "        temperature:\n" +
  "          type: [number, \"null\"]\n" +
  "          minimum: 0\n" +
  "          maximum: 2\n" +
  "          default: 1\n" +
  "          description: How freely a language model inside the graph should choose its words, from 0 (always the likeliest) to 2.\n" +
  "          x-treatment: [given]\n" +
  "        top_p:\n" +
  "          type: [number, \"null\"]\n" +
  "          minimum: 0\n" +
  "          maximum: 1\n" +
  "          default: 1\n" +
  "          description: The share of probability from which a language model may choose; an alternative to `temperature`.\n" +
  "          x-treatment: [given]\n" +
  "        frequency_penalty:\n" +
  "          type: [number, \"null\"]\n" +
  "          minimum: -2\n" +
  "          maximum: 2\n" +
  "          default: 0\n" +
  "          description: How much a language model should avoid words the more often it has used them.\n" +
  "          x-treatment: [given]\n" +
  "        presence_penalty:\n" +
  "          type: [number, \"null\"]\n" +
  "          minimum: -2\n" +
  "          maximum: 2\n" +
  "          default: 0\n" +
  "          description: How much a language model should avoid words that it has used at all.\n" +
  "          x-treatment: [given]\n" +
  "        logit_bias:\n" +
  "          type: [object, \"null\"]\n" +
  "          maxProperties: 1024\n" +
  "          additionalProperties:\n" +
  "            type: integer\n" +
  "            minimum: -100\n" +
  "            maximum: 100\n" +
  "          default: null\n" +
  "          description: Makes single tokens likelier or less likely, by token id; -100 forbids a token and 100 forces it.\n" +
  "          example:\n" +
  "            \"50256\": -100\n" +
  "          x-treatment: [given]\n" +
  "        logprobs:\n" +
  "          type: [boolean, \"null\"]\n" +
  "          default: false\n" +
  "          description: Asks for the log probabilities of the answer's tokens. They are sent when the graph has them; otherwise `logprobs` is null.\n" +
  "          x-treatment: [given, refused]\n" +
  "        top_logprobs:\n" +
  "          type: [integer, \"null\"]\n" +
  "          minimum: 0\n" +
  "          maximum: 20\n" +
  "          description: How many alternatives to show for each token. Needs `logprobs` to be true.\n" +
  "          x-treatment: [given, refused]\n" +
  "        max_completion_tokens:\n" +
  "          type: [integer, \"null\"]\n" +
  "          minimum: 1\n" +
  "          description: |\n" +
  "            The most tokens that the answer may have. The server counts the visible text of any graph, cuts after exactly this many\n" +
  "            tokens, stops the graph and says `finish_reason: length`.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        max_tokens:\n" +
  "          type: [integer, \"null\"]\n" +
  "          minimum: 1\n" +
  "          deprecated: true\n" +
  "          description: The older name of `max_completion_tokens`, which wins when both are sent.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        n:\n" +
  "          type: [integer, \"null\"]\n" +
  "          minimum: 1\n" +
  "          maximum: 128\n" +
  "          default: 1\n" +
  "          description: How many answers to give. Each comes from a run of its own. A server allows 8 of them unless it is configured otherwise.\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        stop:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/StopConfiguration\"\n" +
  "            - type: \"null\"\n" +
  "          default: null\n" +
  "          description: |\n" +
  "            Up to four texts that end the answer. The server cuts the visible text of any graph before the first of them to appear,\n" +
  "            stops the graph and says `finish_reason: stop`.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        seed:\n" +
  "          type: [integer, \"null\"]\n" +
  "          minimum: -9223372036854775808\n" +
  "          maximum: 9223372036854775807\n" +
  "          deprecated: true\n" +
  "          description: Asks a language model to be repeatable. With `n` above 1 each run gets the seed plus its index.\n" +
  "          x-treatment: [given]\n" +
  "        stream:\n" +
  "          type: [boolean, \"null\"]\n" +
  "          default: false\n" +
  "          description: Whether to send the answer as a stream of events while it is produced.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        stream_options:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/ChatCompletionStreamOptions\"\n" +
  "            - type: \"null\"\n" +
  "          default: null\n" +
  "          description: What else to put in the stream. Only allowed together with `stream`.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        store:\n" +
  "          type: [boolean, \"null\"]\n" +
  "          default: false\n" +
  "          description: Whether the answer should be kept. This server keeps no answers; the graph may.\n" +
  "          x-treatment: [accepted]\n" +
  "        response_format:\n" +
  "          oneOf:\n" +
  "            - $ref: \"#/components/schemas/ResponseFormatText\"\n" +
  "            - $ref: \"#/components/schemas/ResponseFormatJsonSchema\"\n" +
  "            - $ref: \"#/components/schemas/ResponseFormatJsonObject\"\n" +
  "          discriminator:\n" +
  "            propertyName: type\n" +
  "            mapping:\n" +
  "              text: \"#/components/schemas/ResponseFormatText\"\n" +
  "              json_schema: \"#/components/schemas/ResponseFormatJsonSchema\"\n" +
  "              json_object: \"#/components/schemas/ResponseFormatJsonObject\"\n" +
  "          description: |\n" +
  "            The form that the answer must have. The server checks the answer before it sends it: one that does not fit is a 500\n" +
  "            `response_format_mismatch`, never free text. An answer of tool calls needs no text; text beside them that does not fit is left out.\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        tools:\n" +
  "          type: array\n" +
  "          description: The tools that the graph may ask the client to call; 128 at most unless the server says otherwise.\n" +
  "          items:\n" +
  "            oneOf:\n" +
  "              - $ref: \"#/components/schemas/ChatCompletionTool\"\n" +
  "              - $ref: \"#/components/schemas/CustomToolChatCompletions\"\n" +
  "            discriminator:\n" +
  "              propertyName: type\n" +
  "              mapping:\n" +
  "                function: \"#/components/schemas/ChatCompletionTool\"\n" +
  "                custom: \"#/components/schemas/CustomToolChatCompletions\"\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        tool_choice:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionToolChoiceOption\"\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        parallel_tool_calls:\n" +
  "          type: boolean\n" +
  "          default: true\n" +
  "          description: Whether one answer may hold more than one tool call. A graph that disobeys `false` is an error.\n" +
  "          x-treatment: [enforced, given]\n" +
  "        functions:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          deprecated: true\n" +
  "          description: The older form of `tools`, 128 at most unless the server says otherwise. The graph sees both; the answer comes in the older form too.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionFunctions\"\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        function_call:\n" +
  "          anyOf:\n" +
  "            - type: string\n" +
  "              enum: [none, auto]\n" +
  "            - $ref: \"#/components/schemas/ChatCompletionFunctionCallOption\"\n" +
  "          deprecated: true\n" +
  "          description: The older form of `tool_choice`.\n" +
  "          x-treatment: [enforced, given, refused]\n" +
  "        modalities:\n" +
  "          type: [array, \"null\"]\n" +
  "          items:\n" +
  "            type: string\n" +
  "            enum: [text, audio]\n" +
  "          description: The forms of answer that the client can take. Without it, text.\n" +
  "          x-treatment: [given, refused]\n" +
  "        audio:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/ChatCompletionAudioParam\"\n" +
  "            - type: \"null\"\n" +
  "          description: How a spoken answer should sound.\n" +
  "          x-treatment: [given, refused]\n" +
  "        prediction:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/PredictionContent\"\n" +
  "            - type: \"null\"\n" +
  "          description: Text that the answer will probably repeat, for language models that can profit from it.\n" +
  "          x-treatment: [accepted]\n" +
  "        reasoning_effort:\n" +
  "          $ref: \"#/components/schemas/ReasoningEffort\"\n" +
  "          x-treatment: [given]\n" +
  "        verbosity:\n" +
  "          $ref: \"#/components/schemas/Verbosity\"\n" +
  "          x-treatment: [given]\n" +
  "        service_tier:\n" +
  "          $ref: \"#/components/schemas/ServiceTier\"\n" +
  "          x-treatment: [accepted, echoed]\n" +
  "        moderation:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/ModerationParam\"\n" +
  "            - type: \"null\"\n" +
  "          description: Asks for a moderation of the conversation. This server has none of its own, and answers null.\n" +
  "          x-treatment: [accepted, echoed]\n" +
  "        web_search_options:\n" +
  "          $ref: \"#/components/schemas/WebSearchOptions\"\n" +
  "          x-treatment: [given]\n" +
  "        user:\n" +
  "          type: string\n" +
  "          deprecated: true\n" +
  "          description: A stable name for the end user, for the graph's own use; the last resort for naming the session. Newer clients send `safety_identifier`.\n" +
  "          x-treatment: [given]\n" +
  "        safety_identifier:\n" +
  "          type: [string, \"null\"]\n" +
  "          maxLength: 64\n" +
  "          description: A stable and anonymous name for the end user, such as a hash. Names the session where `prompt_cache_key` and what comes before it do not.\n" +
  "          x-treatment: [given]\n" +
  "        prompt_cache_key:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: Groups requests that share a prefix, for caches behind the graph. Names the session where no header and no `metadata.session_id` does.\n" +
  "          x-treatment: [given]\n" +
  "        prompt_cache_options:\n" +
  "          $ref: \"#/components/schemas/PromptCacheOptions\"\n" +
  "          x-treatment: [accepted]\n" +
  "        prompt_cache_retention:\n" +
  "          type: [string, \"null\"]\n" +
  "          enum: [in_memory, 24h, null]\n" +
  "          deprecated: true\n" +
  "          description: How long caches behind the graph may keep the prompt.\n" +
  "          x-treatment: [accepted]\n" +
  "\n" +
  "    ChatCompletionRequestMessage:\n" +
  "      description: One message of the conversation. Its `role` says who speaks.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestDeveloperMessage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestSystemMessage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestUserMessage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestAssistantMessage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestToolMessage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestFunctionMessage\"\n" +
  "      discriminator:\n" +
  "        propertyName: role\n" +
  "        mapping:\n" +
  "          developer: \"#/components/schemas/ChatCompletionRequestDeveloperMessage\"\n" +
  "          system: \"#/components/schemas/ChatCompletionRequestSystemMessage\"\n" +
  "          user: \"#/components/schemas/ChatCompletionRequestUserMessage\"\n" +
  "          assistant: \"#/components/schemas/ChatCompletionRequestAssistantMessage\"\n" +
  "          tool: \"#/components/schemas/ChatCompletionRequestToolMessage\"\n" +
  "          function: \"#/components/schemas/ChatCompletionRequestFunctionMessage\"\n" +
  "\n" +
  "    ChatCompletionRequestDeveloperMessage:\n" +
  "      type: object\n" +
  "      description: Instructions of the developer, to be followed whatever the user says.\n" +
  "      required: [role, content]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: developer\n" +
  "        content:\n" +
  "          $ref: \"#/components/schemas/TextContent\"\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/ParticipantName\"\n" +
  "\n" +
  "    ChatCompletionRequestSystemMessage:\n" +
  "      type: object\n" +
  "      description: The older form of a developer message.\n" +
  "      required: [role, content]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: system\n" +
  "        content:\n" +
  "          $ref: \"#/components/schemas/TextContent\"\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/ParticipantName\"\n" +
  "\n" +
  "    ChatCompletionRequestUserMessage:\n" +
  "      type: object\n" +
  "      description: What the user says, shows or attaches.\n" +
  "      required: [role, content]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: user\n" +
  "        content:\n" +
  "          description: Text, or a list of parts; 1,024 parts at most unless the server says otherwise.\n" +
  "          anyOf:\n" +
  "            - type: string\n" +
  "              maxLength: 1048576\n" +
  "            - type: array\n" +
  "              minItems: 1\n" +
  "              items:\n" +
  "                $ref: \"#/components/schemas/ChatCompletionRequestUserMessageContentPart\"\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/ParticipantName\"\n" +
  "      example:\n" +
  "        role: user\n" +
  "        content:\n" +
  "          - type: text\n" +
  "            text: What is on this picture?\n" +
  "          - type: image_url\n" +
  "            image_url:\n" +
  "              url: https://example.org/cat.png\n" +
  "\n" +
  "    ChatCompletionRequestAssistantMessage:\n" +
  "      type: object\n" +
  "      description: |\n" +
  "        An earlier answer. Only `role` is required, and an answer of this server can be sent back as it is. `null` and an\n" +
  "        empty list of tool calls are taken as none, because some clients send them.\n" +
  "      required: [role]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: assistant\n" +
  "        content:\n" +
  "          description: Text, or a list of parts (1,024 at most unless the server says otherwise), or null when the answer was a refusal or tool calls.\n" +
  "          anyOf:\n" +
  "            - type: string\n" +
  "              maxLength: 1048576\n" +
  "            - type: array\n" +
  "              minItems: 1\n" +
  "              items:\n" +
  "                $ref: \"#/components/schemas/ChatCompletionRequestAssistantMessageContentPart\"\n" +
  "            - type: \"null\"\n" +
  "        refusal:\n" +
  "          type: [string, \"null\"]\n" +
  "          maxLength: 1048576\n" +
  "          description: The words with which the answer was refused.\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/ParticipantName\"\n" +
  "        audio:\n" +
  "          type: [object, \"null\"]\n" +
  "          description: An earlier spoken answer.\n" +
  "          required: [id]\n" +
  "          properties:\n" +
  "            id:\n" +
  "              type: string\n" +
  "              description: The id of that answer's audio.\n" +
  "        tool_calls:\n" +
  "          type: [array, \"null\"]\n" +
  "          maxItems: 128\n" +
  "          description: The calls that the answer asked for.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionMessageToolCallUnion\"\n" +
  "        function_call:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/ChatCompletionMessageFunctionCall\"\n" +
  "            - type: \"null\"\n" +
  "          deprecated: true\n" +
  "          description: The older form of `tool_calls`.\n" +
  "        reasoning_content:\n" +
  "          type: [string, \"null\"]\n" +
  "          maxLength: 1048576\n" +
  "          description: The reasoning of the earlier answer, as this server sent it.\n" +
  "          x-extension: true\n" +
  "\n" +
  "    ChatCompletionRequestToolMessage:\n" +
  "      type: object\n" +
  "      description: The result of a tool call. It must follow the assistant message that asked for the call.\n" +
  "      required: [role, content, tool_call_id]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: tool\n" +
  "        content:\n" +
  "          $ref: \"#/components/schemas/TextContent\"\n" +
  "        tool_call_id:\n" +
  "          type: string\n" +
  "          description: The id of the call that this is the result of.\n" +
  "\n" +
  "    ChatCompletionRequestFunctionMessage:\n" +
  "      type: object\n" +
  "      deprecated: true\n" +
  "      description: The older form of a tool message.\n" +
  "      required: [role, content, name]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: function\n" +
  "        content:\n" +
  "          type: [string, \"null\"]\n" +
  "          maxLength: 1048576\n" +
  "          description: The result of the function.\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/FunctionName\"\n" +
  "\n" +
  "    TextContent:\n" +
  "      description: Text, or a list of text parts; 1,024 parts at most unless the server says otherwise.\n" +
  "      anyOf:\n" +
  "        - type: string\n" +
  "          maxLength: 1048576\n" +
  "        - type: array\n" +
  "          minItems: 1\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartText\"\n" +
  "\n" +
  "    ParticipantName:\n" +
  "      type: string\n" +
  "      maxLength: 256\n" +
  "      description: Tells participants of the same role apart.\n" +
  "\n" +
  "    ChatCompletionRequestUserMessageContentPart:\n" +
  "      description: One part of a user's message.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartText\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartImage\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartAudio\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartFile\"\n" +
  "      discriminator:\n" +
  "        propertyName: type\n" +
  "        mapping:\n" +
  "          text: \"#/components/schemas/ChatCompletionRequestMessageContentPartText\"\n" +
  "          image_url: \"#/components/schemas/ChatCompletionRequestMessageContentPartImage\"\n" +
  "          input_audio: \"#/components/schemas/ChatCompletionRequestMessageContentPartAudio\"\n" +
  "          file: \"#/components/schemas/ChatCompletionRequestMessageContentPartFile\"\n" +
  "\n" +
  "    ChatCompletionRequestAssistantMessageContentPart:\n" +
  "      description: One part of an earlier answer.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartText\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionRequestMessageContentPartRefusal\"\n" +
  "      discriminator:\n" +
  "        propertyName: type\n" +
  "        mapping:\n" +
  "          text: \"#/components/schemas/ChatCompletionRequestMessageContentPartText\"\n" +
  "          refusal: \"#/components/schemas/ChatCompletionRequestMessageContentPartRefusal\"\n" +
  "\n" +
  "    ChatCompletionRequestMessageContentPartText:\n" +
  "      type: object\n" +
  "      description: A piece of text.\n" +
  "      required: [type, text]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: text\n" +
  "        text:\n" +
  "          type: string\n" +
  "          maxLength: 1048576\n" +
  "          description: The text.\n" +
  "        prompt_cache_breakpoint:\n" +
  "          $ref: \"#/components/schemas/PromptCacheBreakpoint\"\n" +
  "\n" +
  "    ChatCompletionRequestMessageContentPartImage:\n" +
  "      type: object\n" +
  "      description: An image. The server itself never fetches it; the graph decides what to do with the address.\n" +
  "      required: [type, image_url]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: image_url\n" +
  "        image_url:\n" +
  "          type: object\n" +
  "          description: Where the image is.\n" +
  "          required: [url]\n" +
  "          properties:\n" +
  "            url:\n" +
  "              type: string\n" +
  "              format: uri\n" +
  "              description: A web address, or the image itself as a `data:` URL.\n" +
  "            detail:\n" +
  "              type: string\n" +
  "              enum: [auto, low, high]\n" +
  "              default: auto\n" +
  "              description: How closely to look.\n" +
  "        prompt_cache_breakpoint:\n" +
  "          $ref: \"#/components/schemas/PromptCacheBreakpoint\"\n" +
  "\n" +
  "    ChatCompletionRequestMessageContentPartAudio:\n" +
  "      type: object\n" +
  "      description: A recording.\n" +
  "      required: [type, input_audio]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: input_audio\n" +
  "        input_audio:\n" +
  "          type: object\n" +
  "          description: The recording and its format.\n" +
  "          required: [data, format]\n" +
  "          properties:\n" +
  "            data:\n" +
  "              type: string\n" +
  "              description: The recording in base64.\n" +
  "            format:\n" +
  "              type: string\n" +
  "              enum: [wav, mp3]\n" +
  "              description: The format of the recording.\n" +
  "        prompt_cache_breakpoint:\n" +
  "          $ref: \"#/components/schemas/PromptCacheBreakpoint\"\n" +
  "      example:\n" +
  "        type: input_audio\n" +
  "        input_audio:\n" +
  "          data: UklGRg==\n" +
  "          format: wav\n" +
  "\n" +
  "    ChatCompletionRequestMessageContentPartFile:\n" +
  "      type: object\n" +
  "      description: A file, sent along or named by an id that the graph knows.\n" +
  "      required: [type, file]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: file\n" +
  "        file:\n" +
  "          type: object\n" +
  "          description: The file.\n" +
  "          properties:\n" +
  "            filename:\n" +
  "              type: string\n" +
  "              maxLength: 1024\n" +
  "              description: The name of the file.\n" +
  "            file_data:\n" +
  "              type: string\n" +
  "              description: The content of the file in base64, or as a `data:` URL.\n" +
  "            file_id:\n" +
  "              type: string\n" +
  "              description: The id of a file that the graph knows.\n" +
  "        prompt_cache_breakpoint:\n" +
  "          $ref: \"#/components/schemas/PromptCacheBreakpoint\"\n" +
  "\n" +
  "    ChatCompletionRequestMessageContentPartRefusal:\n" +
  "      type: object\n" +
  "      description: The refusal of an earlier answer.\n" +
  "      required: [type, refusal]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: refusal\n" +
  "        refusal:\n" +
  "          type: string\n" +
  "          maxLength: 1048576\n" +
  "          description: The words with which the answer was refused.\n" +
  "\n" +
  "    PromptCacheBreakpoint:\n" +
  "      type: object\n" +
  "      description: Marks the end of a prefix that is worth caching. Taken without effect.\n" +
  "      required: [mode]\n" +
  "      properties:\n" +
  "        mode:\n" +
  "          const: explicit\n" +
  "\n" +
  "    FunctionName:\n" +
  "      type: string\n" +
  "      pattern: ^[a-zA-Z0-9_-]{1,64}$\n" +
  "      description: A name of letters, digits, underscores and dashes, 64 at most.\n" +
  "      example: get_weather\n" +
  "\n" +
  "    ChatCompletionMessageToolCallUnion:\n" +
  "      description: A call that the client is asked to make.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionMessageToolCall\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionMessageCustomToolCall\"\n" +
  "      discriminator:\n" +
  "        propertyName: type\n" +
  "        mapping:\n" +
  "          function: \"#/components/schemas/ChatCompletionMessageToolCall\"\n" +
  "          custom: \"#/components/schemas/ChatCompletionMessageCustomToolCall\"\n" +
  "\n" +
  "    ChatCompletionMessageToolCall:\n" +
  "      type: object\n" +
  "      description: A call of a function.\n" +
  "      required: [id, type, function]\n" +
  "      properties:\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The id under which the result is expected.\n" +
  "        type:\n" +
  "          const: function\n" +
  "        function:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionMessageFunctionCall\"\n" +
  "\n" +
  "    ChatCompletionMessageFunctionCall:\n" +
  "      type: object\n" +
  "      description: The function to call, and with what.\n" +
  "      required: [name, arguments]\n" +
  "      properties:\n" +
  "        name:\n" +
  "          type: string\n" +
  "          description: The name of the function.\n" +
  "        arguments:\n" +
  "          type: string\n" +
  "          maxLength: 1048576\n" +
  "          description: The arguments as a string of JSON. A language model wrote it, so check it.\n" +
  "      example:\n" +
  "        name: get_weather\n" +
  "        arguments: '{\"city\":\"Bern\"}'\n" +
  "\n" +
  "    ChatCompletionMessageCustomToolCall:\n" +
  "      type: object\n" +
  "      description: A call of a custom tool.\n" +
  "      required: [id, type, custom]\n" +
  "      properties:\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The id under which the result is expected.\n" +
  "        type:\n" +
  "          const: custom\n" +
  "        custom:\n" +
  "          type: object\n" +
  "          description: The tool to call, and with what.\n" +
  "          required: [name, input]\n" +
  "          properties:\n" +
  "            name:\n" +
  "              type: string\n" +
  "              description: The name of the tool.\n" +
  "            input:\n" +
  "              type: string\n" +
  "              maxLength: 1048576\n" +
  "              description: The input of the tool, in the tool's own format.\n" +
  "\n" +
  "    ChatCompletionTool:\n" +
  "      type: object\n" +
  "      description: A function that the client can run.\n" +
  "      required: [type, function]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: function\n" +
  "        function:\n" +
  "          $ref: \"#/components/schemas/FunctionObject\"\n" +
  "\n" +
  "    FunctionObject:\n" +
  "      type: object\n" +
  "      description: A function, described so that a graph can decide when and how to call it.\n" +
  "      required: [name]\n" +
  "      properties:\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/FunctionName\"\n" +
  "        description:\n" +
  "          type: string\n" +
  "          maxLength: 1048576\n" +
  "          description: What the function does and when to call it.\n" +
  "        parameters:\n" +
  "          $ref: \"#/components/schemas/FunctionParameters\"\n" +
  "        strict:\n" +
  "          type: [boolean, \"null\"]\n" +
  "          default: false\n" +
  "          description: Whether the arguments must fit `parameters` exactly.\n" +
  "\n" +
  "    FunctionParameters:\n" +
  "      type: object\n" +
  "      description: The arguments of the function as a JSON Schema. Left out, the function takes none.\n" +
  "      additionalProperties: true\n" +
  "      example:\n" +
  "        type: object\n" +
  "        properties:\n" +
  "          city:\n" +
  "            type: string\n" +
  "        required: [city]\n" +
  "\n" +
  "    CustomToolChatCompletions:\n" +
  "      type: object\n" +
  "      description: A tool that takes free text, or text in a grammar.\n" +
  "      required: [type, custom]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: custom\n" +
  "        custom:\n" +
  "          type: object\n" +
  "          description: The tool.\n" +
  "          required: [name]\n" +
  "          properties:\n" +
  "            name:\n" +
  "              $ref: \"#/components/schemas/FunctionName\"\n" +
  "            description:\n" +
  "              type: string\n" +
  "              maxLength: 1048576\n" +
  "              description: What the tool does and when to call it.\n" +
  "            format:\n" +
  "              $ref: \"#/components/schemas/CustomToolFormat\"\n" +
  "\n" +
  "    CustomToolFormat:\n" +
  "      description: The form of the tool's input. Left out, free text.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/CustomToolTextFormat\"\n" +
  "        - $ref: \"#/components/schemas/CustomToolGrammarFormat\"\n" +
  "      discriminator:\n" +
  "        propertyName: type\n" +
  "        mapping:\n" +
  "          text: \"#/components/schemas/CustomToolTextFormat\"\n" +
  "          grammar: \"#/components/schemas/CustomToolGrammarFormat\"\n" +
  "\n" +
  "    CustomToolTextFormat:\n" +
  "      type: object\n" +
  "      description: Free text.\n" +
  "      required: [type]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: text\n" +
  "\n" +
  "    CustomToolGrammarFormat:\n" +
  "      type: object\n" +
  "      description: Text in a grammar.\n" +
  "      required: [type, grammar]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: grammar\n" +
  "        grammar:\n" +
  "          type: object\n" +
  "          description: The grammar.\n" +
  "          required: [syntax, definition]\n" +
  "          properties:\n" +
  "            syntax:\n" +
  "              type: string\n" +
  "              enum: [lark, regex]\n" +
  "              description: The language that the grammar is written in.\n" +
  "            definition:\n" +
  "              type: string\n" +
  "              maxLength: 1048576\n" +
  "              description: The grammar itself.\n" +
  "\n" +
  "    ChatCompletionToolChoiceOption:\n" +
  "      description: |\n" +
  "        Whether the answer may call tools: `none`, `auto` (the default when there are tools), `required`, one named tool, or a\n" +
  "        choice of allowed tools. An answer that disobeys is a 500 `tool_choice_violated`, never a wrong answer.\n" +
  "      anyOf:\n" +
  "        - type: string\n" +
  "          enum: [none, auto, required]\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionToolChoiceObject\"\n" +
  "\n" +
  "    ChatCompletionToolChoiceObject:\n" +
  "      description: A tool choice that names tools.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionNamedToolChoice\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionNamedToolChoiceCustom\"\n" +
  "        - $ref: \"#/components/schemas/ChatCompletionAllowedToolsChoice\"\n" +
  "      discriminator:\n" +
  "        propertyName: type\n" +
  "        mapping:\n" +
  "          function: \"#/components/schemas/ChatCompletionNamedToolChoice\"\n" +
  "          custom: \"#/components/schemas/ChatCompletionNamedToolChoiceCustom\"\n" +
  "          allowed_tools: \"#/components/schemas/ChatCompletionAllowedToolsChoice\"\n" +
  "\n" +
  "    ChatCompletionNamedToolChoice:\n" +
  "      type: object\n" +
  "      description: Call this function.\n" +
  "      required: [type, function]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: function\n" +
  "        function:\n" +
  "          type: object\n" +
  "          description: The function.\n" +
  "          required: [name]\n" +
  "          properties:\n" +
  "            name:\n" +
  "              $ref: \"#/components/schemas/FunctionName\"\n" +
  "\n" +
  "    ChatCompletionNamedToolChoiceCustom:\n" +
  "      type: object\n" +
  "      description: Call this custom tool.\n" +
  "      required: [type, custom]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: custom\n" +
  "        custom:\n" +
  "          type: object\n" +
  "          description: The custom tool.\n" +
  "          required: [name]\n" +
  "          properties:\n" +
  "            name:\n" +
  "              $ref: \"#/components/schemas/FunctionName\"\n" +
  "\n" +
  "    ChatCompletionAllowedToolsChoice:\n" +
  "      type: object\n" +
  "      description: Call these tools only.\n" +
  "      required: [type, allowed_tools]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: allowed_tools\n" +
  "        allowed_tools:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionAllowedTools\"\n" +
  "\n" +
  "    ChatCompletionAllowedTools:\n" +
  "      type: object\n" +
  "      description: The tools that may be called.\n" +
  "      required: [mode, tools]\n" +
  "      properties:\n" +
  "        mode:\n" +
  "          type: string\n" +
  "          enum: [auto, required]\n" +
  "          description: Whether one of them has to be called.\n" +
  "        tools:\n" +
  "          type: array\n" +
  "          maxItems: 128\n" +
  "          description: The tools, by name.\n" +
  "          items:\n" +
  "            oneOf:\n" +
  "              - $ref: \"#/components/schemas/ChatCompletionNamedToolChoice\"\n" +
  "              - $ref: \"#/components/schemas/ChatCompletionNamedToolChoiceCustom\"\n" +
  "            discriminator:\n" +
  "              propertyName: type\n" +
  "              mapping:\n" +
  "                function: \"#/components/schemas/ChatCompletionNamedToolChoice\"\n" +
  "                custom: \"#/components/schemas/ChatCompletionNamedToolChoiceCustom\"\n" +
  "      example:\n" +
  "        mode: required\n" +
  "        tools:\n" +
  "          - type: function\n" +
  "            function:\n" +
  "              name: get_weather\n" +
  "\n" +
  "    ChatCompletionFunctions:\n" +
  "      type: object\n" +
  "      deprecated: true\n" +
  "      description: A function in the older form.\n" +
  "      required: [name]\n" +
  "      properties:\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/FunctionName\"\n" +
  "        description:\n" +
  "          type: string\n" +
  "          maxLength: 1048576\n" +
  "          description: What the function does and when to call it.\n" +
  "        parameters:\n" +
  "          $ref: \"#/components/schemas/FunctionParameters\"\n" +
  "\n" +
  "    ChatCompletionFunctionCallOption:\n" +
  "      type: object\n" +
  "      deprecated: true\n" +
  "      description: Call this function.\n" +
  "      required: [name]\n" +
  "      properties:\n" +
  "        name:\n" +
  "          $ref: \"#/components/schemas/FunctionName\"\n" +
  "\n" +
  "    ChatCompletionStreamOptions:\n" +
  "      type: object\n" +
  "      description: What else to put in the stream.\n" +
  "      properties:\n" +
  "        include_usage:\n" +
  "          type: boolean\n" +
  "          default: false\n" +
  "          description: Whether to send one more chunk with the usage of the whole request before the end.\n" +
  "        include_obfuscation:\n" +
  "          type: boolean\n" +
  "          default: false\n" +
  "          description: Whether to pad each chunk with random characters, so that its size says less about its text. Off unless asked for.\n" +
  "        include_status:\n" +
  "          type: boolean\n" +
  "          default: false\n" +
  "          description: Whether to send the progress that the graph reports, as chunks with an `event`.\n" +
  "          x-extension: true\n" +
  "\n" +
  "    StopConfiguration:\n" +
  "      description: One text, or a list of one to four, each of 4,096 characters at most.\n" +
  "      anyOf:\n" +
  "        - type: string\n" +
  "          minLength: 1\n" +
  "          maxLength: 4096\n" +
  "        - type: array\n" +
  "          minItems: 1\n" +
  "          maxItems: 4\n" +
  "          items:\n" +
  "            type: string\n" +
  "            minLength: 1\n" +
  "            maxLength: 4096\n" +
  "      example: [\"\\n\\n\", END]\n" +
  "\n" +
  "    Metadata:\n" +
  "      type: object\n" +
  "      description: Up to 16 pairs of names (64 characters at most) and texts (512 characters at most).\n" +
  "      maxProperties: 16\n" +
  "      propertyNames:\n" +
  "        type: string\n" +
  "        maxLength: 64\n" +
  "      additionalProperties:\n" +
  "        type: string\n" +
  "        maxLength: 512\n" +
  "      example:\n" +
  "        ticket: \"4711\"\n" +
  "\n" +
  "    ResponseFormatText:\n" +
  "      type: object\n" +
  "      description: Text of any kind.\n" +
  "      required: [type]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: text\n" +
  "\n" +
  "    ResponseFormatJsonObject:\n" +
  "      type: object\n" +
  "      description: A JSON object of any shape.\n" +
  "      required: [type]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: json_object\n" +
  "\n" +
  "    ResponseFormatJsonSchema:\n" +
  "      type: object\n" +
  "      description: A JSON value that fits a schema.\n" +
  "      required: [type, json_schema]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: json_schema\n" +
  "        json_schema:\n" +
  "          type: object\n" +
  "          description: The schema and its name.\n" +
  "          required: [name]\n" +
  "          properties:\n" +
  "            name:\n" +
  "              type: string\n" +
  "              pattern: ^[a-zA-Z0-9_-]{1,64}$\n" +
  "              description: A name of letters, digits, underscores and dashes, 64 at most.\n" +
  "            description:\n" +
  "              type: string\n" +
  "              maxLength: 1048576\n" +
  "              description: What the value is for.\n" +
  "            schema:\n" +
  "              $ref: \"#/components/schemas/ResponseFormatJsonSchemaSchema\"\n" +
  "            strict:\n" +
  "              type: [boolean, \"null\"]\n" +
  "              default: false\n" +
  "              description: |\n" +
  "                Whether the schema keeps to the strict subset: every object closed, every property required, no `allOf`, `not` or\n" +
  "                `if`. The answer is checked either way.\n" +
  "\n" +
  "    ResponseFormatJsonSchemaSchema:\n" +
  "      type: object\n" +
  "      description: A JSON Schema.\n" +
  "      additionalProperties: true\n" +
  "\n" +
  "    ChatCompletionAudioParam:\n" +
  "      type: object\n" +
  "      description: How a spoken answer should sound.\n" +
  "      required: [voice, format]\n" +
  "      properties:\n" +
  "        voice:\n" +
  "          description: A voice, by its name or its id.\n" +
  "          anyOf:\n" +
  "            - type: string\n" +
  "              description: The name of a voice.\n" +
  "            - type: object\n" +
  "              description: The id of a voice.\n" +
  "              required: [id]\n" +
  "              properties:\n" +
  "                id:\n" +
  "                  type: string\n" +
  "                  description: The id.\n" +
  "        format:\n" +
  "          type: string\n" +
  "          enum: [wav, aac, mp3, flac, opus, pcm16]\n" +
  "          description: The format of the recording.\n" +
  "\n" +
  "    PredictionContent:\n" +
  "      type: object\n" +
  "      description: Text that the answer will probably repeat.\n" +
  "      required: [type, content]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: content\n" +
  "        content:\n" +
  "          $ref: \"#/components/schemas/TextContent\"\n" +
  "\n" +
  "    ReasoningEffort:\n" +
  "      type: [string, \"null\"]\n" +
  "      enum: [none, minimal, low, medium, high, xhigh, max, null]\n" +
  "      default: medium\n" +
  "      description: How long a language model inside the graph should think.\n" +
  "\n" +
  "    Verbosity:\n" +
  "      type: [string, \"null\"]\n" +
  "      enum: [low, medium, high, null]\n" +
  "      default: medium\n" +
  "      description: How long the answer should be.\n" +
  "\n" +
  "    ServiceTier:\n" +
  "      type: [string, \"null\"]\n" +
  "      enum: [auto, default, flex, scale, priority, fast, null]\n" +
  "      default: auto\n" +
  "      description: In a request the wish for a tier, in an answer the tier that was used; this server knows only `default`.\n" +
  "\n" +
  "    ModerationParam:\n" +
  "      type: object\n" +
  "      description: A moderation that the client asks for.\n" +
  "      required: [model]\n" +
  "      properties:\n" +
  "        model:\n" +
  "          type: string\n" +
  "          description: The moderation model.\n" +
  "        policy:\n" +
  "          type: object\n" +
  "          description: What to do with what it finds.\n" +
  "          properties:\n" +
  "            input:\n" +
  "              $ref: \"#/components/schemas/ModerationPolicy\"\n" +
  "            output:\n" +
  "              $ref: \"#/components/schemas/ModerationPolicy\"\n" +
  "\n" +
  "    ModerationPolicy:\n" +
  "      type: object\n" +
  "      description: What to do with one side of the conversation.\n" +
  "      properties:\n" +
  "        mode:\n" +
  "          type: string\n" +
  "          description: The mode of the moderation.\n" +
  "\n" +
  "    WebSearchOptions:\n" +
  "      type: object\n" +
  "      description: How a graph that searches the web should do it.\n" +
  "      properties:\n" +
  "        user_location:\n" +
  "          type: [object, \"null\"]\n" +
  "          description: Where the user is, roughly.\n" +
  "          required: [type, approximate]\n" +
  "          properties:\n" +
  "            type:\n" +
  "              const: approximate\n" +
  "            approximate:\n" +
  "              $ref: \"#/components/schemas/WebSearchLocation\"\n" +
  "        search_context_size:\n" +
  "          type: string\n" +
  "          enum: [low, medium, high]\n" +
  "          default: medium\n" +
  "          description: How much of what was found to read.\n" +
  "\n" +
  "    WebSearchLocation:\n" +
  "      type: object\n" +
  "      description: A place.\n" +
  "      properties:\n" +
  "        country:\n" +
  "          type: string\n" +
  "          description: Two letters, as in ISO 3166.\n" +
  "        region:\n" +
  "          type: string\n" +
  "          description: A region or state, in words.\n" +
  "        city:\n" +
  "          type: string\n" +
  "          description: A city, in words.\n" +
  "        timezone:\n" +
  "          type: string\n" +
  "          description: A time zone, as in the IANA database.\n" +
  "      example:\n" +
  "        country: CH\n" +
  "        city: Bern\n" +
  "        timezone: Europe/Zurich\n" +
  "\n" +
  "    PromptCacheOptions:\n" +
  "      type: object\n" +
  "      description: How caches behind the graph should work.\n" +
  "      properties:\n" +
  "        ttl:\n" +
  "          type: string\n" +
  "          enum: [30m]\n" +
  "          description: How long to keep a prefix.\n" +
  "        mode:\n" +
  "          type: string\n" +
  "          enum: [implicit, explicit]\n" +
  "          description: Whether to cache only what is marked.\n" +
  "\n" +
  "    CreateChatCompletionResponse:\n" +
  "      type: object\n" +
  "      description: The answer in one piece.\n" +
  "      required: [id, object, created, model, choices, usage]\n" +
  "      properties:\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The id of this answer.\n" +
  "        object:\n" +
  "          const: chat.completion\n" +
  "        created:\n" +
  "          type: integer\n" +
  "          format: int64\n" +
  "          description: When the answer was begun, in seconds since 1970.\n" +
  "        model:\n" +
  "          type: string\n" +
  "          description: The registered name of the graph that answered.\n" +
  "        choices:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          description: The answers, as many as `n`.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionChoice\"\n" +
  "        usage:\n" +
  "          $ref: \"#/components/schemas/CompletionUsage\"\n" +
  "        service_tier:\n" +
  "          $ref: \"#/components/schemas/ServiceTier\"\n" +
  "        system_fingerprint:\n" +
  "          type: string\n" +
  "          deprecated: true\n" +
  "          description: The configuration of the language model, when the graph knows one.\n" +
  "        moderation:\n" +
  "          type: [object, \"null\"]\n" +
  "          description: Null when the request asked for a moderation, because this server has none of its own.\n" +
  "\n" +
  "    ChatCompletionChoice:\n" +
  "      type: object\n" +
  "      description: One answer.\n" +
  "      required: [index, message, logprobs, finish_reason]\n" +
  "      properties:\n" +
  "        index:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: The number of this answer, from 0.\n" +
  "        message:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionResponseMessage\"\n" +
  "        logprobs:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionLogprobs\"\n" +
  "        finish_reason:\n" +
  "          type: string\n" +
  "          enum: [stop, length, tool_calls, content_filter, function_call]\n" +
  "          description: |\n" +
  "            Why the answer ended: by itself or at a `stop` text (`stop`), at the token limit (`length`), to wait for the client\n" +
  "            (`tool_calls`, `function_call`), or because something was left out (`content_filter`).\n" +
  "\n" +
  "    ChatCompletionResponseMessage:\n" +
  "      type: object\n" +
  "      description: What the graph says.\n" +
  "      required: [role, content, refusal]\n" +
  "      properties:\n" +
  "        role:\n" +
  "          const: assistant\n" +
  "        content:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: The text, or null when there is none.\n" +
  "        refusal:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: The words with which the graph refused, or null when it did not.\n" +
  "        annotations:\n" +
  "          type: array\n" +
  "          description: The sources that the text cites. This server always sends it.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionAnnotation\"\n" +
  "        tool_calls:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          description: The calls that the client is asked to make. Never empty; left out when there are none.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionMessageToolCallUnion\"\n" +
  "        function_call:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionMessageFunctionCall\"\n" +
  "          deprecated: true\n" +
  "        audio:\n" +
  "          type: [object, \"null\"]\n" +
  "          description: A spoken answer.\n" +
  "          required: [id, expires_at, data, transcript]\n" +
  "          properties:\n" +
  "            id:\n" +
  "              type: string\n" +
  "              description: The id of the recording.\n" +
  "            expires_at:\n" +
  "              type: integer\n" +
  "              format: int64\n" +
  "              description: Until when the id can be used, in seconds since 1970.\n" +
  "            data:\n" +
  "              type: string\n" +
  "              description: The recording in base64.\n" +
  "            transcript:\n" +
  "              type: string\n" +
  "              description: The words of the recording.\n" +
  "        reasoning_content:\n" +
  "          type: string\n" +
  "          description: What the graph thought before it answered, when it says so.\n" +
  "          x-extension: true\n" +
  "        reasoning:\n" +
  "          type: string\n" +
  "          description: The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so.\n" +
  "          x-extension: true\n" +
  "\n" +
  "    ChatCompletionAnnotation:\n" +
  "      type: object\n" +
  "      description: A source that the text cites.\n" +
  "      required: [type, url_citation]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: url_citation\n" +
  "        url_citation:\n" +
  "          type: object\n" +
  "          description: The source and the place in the text.\n" +
  "          required: [start_index, end_index, url, title]\n" +
  "          properties:\n" +
  "            start_index:\n" +
  "              type: integer\n" +
  "              minimum: 0\n" +
  "              description: Where the citation begins in the text, in characters from 0.\n" +
  "            end_index:\n" +
  "              type: integer\n" +
  "              minimum: 0\n" +
  "              description: Where the citation ends in the text.\n" +
  "            url:\n" +
  "              type: string\n" +
  "              description: The address of the source.\n" +
  "            title:\n" +
  "              type: string\n" +
  "              description: The title of the source.\n" +
  "\n" +
  "    ChatCompletionLogprobs:\n" +
  "      type: [object, \"null\"]\n" +
  "      description: The log probabilities of the answer's tokens, or null when they were not asked for or the graph has none.\n" +
  "      required: [content, refusal]\n" +
  "      properties:\n" +
  "        content:\n" +
  "          type: [array, \"null\"]\n" +
  "          description: Those of the text.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionTokenLogprob\"\n" +
  "        refusal:\n" +
  "          type: [array, \"null\"]\n" +
  "          description: Those of the refusal.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionTokenLogprob\"\n" +
  "\n" +
  "    ChatCompletionTokenLogprob:\n" +
  "      type: object\n" +
  "      description: A token and its likeliest alternatives.\n" +
  "      required: [token, logprob, bytes, top_logprobs]\n" +
  "      properties:\n" +
  "        token:\n" +
  "          type: string\n" +
  "          description: The token.\n" +
  "        logprob:\n" +
  "          type: number\n" +
  "          description: Its log probability; -9999 for one that is very unlikely.\n" +
  "        bytes:\n" +
  "          $ref: \"#/components/schemas/TokenBytes\"\n" +
  "        top_logprobs:\n" +
  "          type: array\n" +
  "          description: The likeliest tokens at this place.\n" +
  "          items:\n" +
  "            type: object\n" +
  "            description: A token that could have stood here.\n" +
  "            required: [token, logprob, bytes]\n" +
  "            properties:\n" +
  "              token:\n" +
  "                type: string\n" +
  "                description: The token.\n" +
  "              logprob:\n" +
  "                type: number\n" +
  "                description: Its log probability.\n" +
  "              bytes:\n" +
  "                $ref: \"#/components/schemas/TokenBytes\"\n" +
  "      example:\n" +
  "        token: Hi\n" +
  "        logprob: -0.31\n" +
  "        bytes: [72, 105]\n" +
  "        top_logprobs:\n" +
  "          - token: Hi\n" +
  "            logprob: -0.31\n" +
  "            bytes: [72, 105]\n" +
  "\n" +
  "    TokenBytes:\n" +
  "      type: [array, \"null\"]\n" +
  "      description: The token in UTF-8, byte by byte, for tokens that end inside a character; null when it has none.\n" +
  "      items:\n" +
  "        type: integer\n" +
  "        minimum: 0\n" +
  "        maximum: 255\n" +
  "\n" +
  "    CompletionUsage:\n" +
  "      type: object\n" +
  "      description: How many tokens the request took. The graph's own figures when it reports them; otherwise text is counted exactly and the rest estimated, as is the text of a prompt or of an answer beyond its first 524,288 characters.\n" +
  "      required: [prompt_tokens, completion_tokens, total_tokens]\n" +
  "      properties:\n" +
  "        prompt_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Tokens of the conversation and the tools.\n" +
  "        completion_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Tokens of all the answers, reasoning included.\n" +
  "        total_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: The sum of both.\n" +
  "        prompt_tokens_details:\n" +
  "          $ref: \"#/components/schemas/PromptTokensDetails\"\n" +
  "        completion_tokens_details:\n" +
  "          $ref: \"#/components/schemas/CompletionTokensDetails\"\n" +
  "\n" +
  "    PromptTokensDetails:\n" +
  "      type: object\n" +
  "      description: What the tokens of the conversation were.\n" +
  "      properties:\n" +
  "        cached_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Read from a cache.\n" +
  "        cache_write_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Written to a cache.\n" +
  "        audio_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of recordings.\n" +
  "        text_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of text.\n" +
  "        image_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of images.\n" +
  "\n" +
  "    CompletionTokensDetails:\n" +
  "      type: object\n" +
  "      description: What the tokens of the answers were.\n" +
  "      properties:\n" +
  "        reasoning_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of reasoning.\n" +
  "        audio_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of speech.\n" +
  "        text_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of text.\n" +
  "        accepted_prediction_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of the prediction, as far as it came true.\n" +
  "        rejected_prediction_tokens:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: Of the prediction, as far as it did not.\n" +
  "\n" +
  "    CreateChatCompletionStreamEvent:\n" +
  "      description: What one `data:` line of the stream holds, except the last, `[DONE]`.\n" +
  "      oneOf:\n" +
  "        - $ref: \"#/components/schemas/CreateChatCompletionStreamResponse\"\n" +
  "        - $ref: \"#/components/schemas/ErrorResponse\"\n" +
  "\n" +
  "    CreateChatCompletionStreamResponse:\n" +
  "      type: object\n" +
  "      description: One chunk of a streamed answer.\n" +
  "      required: [id, object, created, model, choices]\n" +
  "      properties:\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The id of this answer, the same in all its chunks.\n" +
  "        object:\n" +
  "          const: chat.completion.chunk\n" +
  "        created:\n" +
  "          type: integer\n" +
  "          format: int64\n" +
  "          description: When the answer was begun, in seconds since 1970, the same in all its chunks.\n" +
  "        model:\n" +
  "          type: string\n" +
  "          description: The registered name of the graph that answers.\n" +
  "        service_tier:\n" +
  "          $ref: \"#/components/schemas/ServiceTier\"\n" +
  "        system_fingerprint:\n" +
  "          type: string\n" +
  "          deprecated: true\n" +
  "          description: The configuration of the language model, when the graph knows one.\n" +
  "        choices:\n" +
  "          type: array\n" +
  "          maxItems: 1\n" +
  "          description: The answer that this chunk continues; empty in the chunk with the usage.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionStreamChoice\"\n" +
  "        usage:\n" +
  "          anyOf:\n" +
  "            - $ref: \"#/components/schemas/CompletionUsage\"\n" +
  "            - type: \"null\"\n" +
  "          description: |\n" +
  "            Only with `include_usage`: null in every chunk but the last, which has the usage of the whole request.\n" +
  "        obfuscation:\n" +
  "          type: string\n" +
  "          description: Random characters, only with `include_obfuscation`.\n" +
  "        moderation:\n" +
  "          type: [object, \"null\"]\n" +
  "          description: Null when the request asked for a moderation, because this server has none of its own.\n" +
  "        event:\n" +
  "          $ref: \"#/components/schemas/StatusEvent\"\n" +
  "          x-extension: true\n" +
  "\n" +
  "    StatusEvent:\n" +
  "      type: object\n" +
  "      description: Progress that the graph reports, only with `include_status`.\n" +
  "      required: [type, data]\n" +
  "      properties:\n" +
  "        type:\n" +
  "          const: status\n" +
  "        data:\n" +
  "          type: object\n" +
  "          description: The progress.\n" +
  "          required: [description, done]\n" +
  "          properties:\n" +
  "            description:\n" +
  "              type: string\n" +
  "              description: What the graph is doing, in words.\n" +
  "            done:\n" +
  "              type: boolean\n" +
  "              description: Whether it is finished with that.\n" +
  "          additionalProperties: true\n" +
  "\n" +
  "    ChatCompletionStreamChoice:\n" +
  "      type: object\n" +
  "      description: What is new in one answer.\n" +
  "      required: [index, delta, finish_reason]\n" +
  "      properties:\n" +
  "        index:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: The number of the answer, from 0.\n" +
  "        delta:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionStreamResponseDelta\"\n" +
  "        logprobs:\n" +
  "          $ref: \"#/components/schemas/ChatCompletionLogprobs\"\n" +
  "        finish_reason:\n" +
  "          type: [string, \"null\"]\n" +
  "          enum: [stop, length, tool_calls, content_filter, function_call, null]\n" +
  "          description: Why the answer ended, in its last chunk; null before.\n" +
  "\n" +
  "    ChatCompletionStreamResponseDelta:\n" +
  "      type: object\n" +
  "      description: What to append to the message.\n" +
  "      properties:\n" +
  "        role:\n" +
  "          type: string\n" +
  "          enum: [developer, system, user, assistant, tool]\n" +
  "          description: Who speaks; only in the first chunk of an answer.\n" +
  "        content:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: More text.\n" +
  "        refusal:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: More of a refusal.\n" +
  "        tool_calls:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          description: More of the tool calls.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionMessageToolCallChunk\"\n" +
  "        function_call:\n" +
  "          type: object\n" +
  "          deprecated: true\n" +
  "          description: More of a call in the older form.\n" +
  "          properties:\n" +
  "            name:\n" +
  "              type: string\n" +
  "              description: The name of the function, once.\n" +
  "            arguments:\n" +
  "              type: string\n" +
  "              description: More of the arguments.\n" +
  "        annotations:\n" +
  "          type: array\n" +
  "          minItems: 1\n" +
  "          description: More sources that the text cites.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/ChatCompletionAnnotation\"\n" +
  "          x-extension: true\n" +
  "        reasoning_content:\n" +
  "          type: string\n" +
  "          description: More of what the graph thinks.\n" +
  "          x-extension: true\n" +
  "        reasoning:\n" +
  "          type: string\n" +
  "          description: The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so.\n" +
  "          x-extension: true\n" +
  "\n" +
  "    ChatCompletionMessageToolCallChunk:\n" +
  "      type: object\n" +
  "      description: More of one tool call. Its id, type and name come once, with its first chunk.\n" +
  "      required: [index]\n" +
  "      properties:\n" +
  "        index:\n" +
  "          type: integer\n" +
  "          minimum: 0\n" +
  "          description: The number of the call within the answer, from 0 and without gaps.\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The id under which the result is expected.\n" +
  "        type:\n" +
  "          type: string\n" +
  "          enum: [function, custom]\n" +
  "          description: The kind of tool.\n" +
  "        function:\n" +
  "          type: object\n" +
  "          description: More of a function's call.\n" +
  "          properties:\n" +
  "            name:\n" +
  "              type: string\n" +
  "              description: The name of the function, once.\n" +
  "            arguments:\n" +
  "              type: string\n" +
  "              description: More of the arguments, which are a string of JSON when complete.\n" +
  "        custom:\n" +
  "          type: object\n" +
  "          description: More of a custom tool's call.\n" +
  "          properties:\n" +
  "            name:\n" +
  "              type: string\n" +
  "              description: The name of the tool, once.\n" +
  "            input:\n" +
  "              type: string\n" +
  "              description: More of the input.\n" +
  "          x-extension: true\n" +
  "\n" +
  "    ListModelsResponse:\n" +
  "      type: object\n" +
  "      description: The models of this server.\n" +
  "      required: [object, data]\n" +
  "      properties:\n" +
  "        object:\n" +
  "          const: list\n" +
  "        data:\n" +
  "          type: array\n" +
  "          description: The models.\n" +
  "          items:\n" +
  "            $ref: \"#/components/schemas/Model\"\n" +
  "\n" +
  "    Model:\n" +
  "      type: object\n" +
  "      description: A registered graph.\n" +
  "      required: [id, object, created, owned_by]\n" +
  "      properties:\n" +
  "        id:\n" +
  "          type: string\n" +
  "          description: The name under which the graph was registered.\n" +
  "        object:\n" +
  "          const: model\n" +
  "        created:\n" +
  "          type: integer\n" +
  "          format: int64\n" +
  "          description: When the graph was registered, in seconds since 1970.\n" +
  "        owned_by:\n" +
  "          type: string\n" +
  "          description: Who offers the graph.\n" +
  "        description:\n" +
  "          type: string\n" +
  "          description: What the graph is good for.\n" +
  "          x-extension: true\n" +
  "        capabilities:\n" +
  "          $ref: \"#/components/schemas/ModelCapabilities\"\n" +
  "          x-extension: true\n" +
  "\n" +
  "    ModelCapabilities:\n" +
  "      type: object\n" +
  "      description: |\n" +
  "        What the graph declares that it supports (true) or does not (false). A request for something that is declared\n" +
  "        unsupported is a 400; what is not declared is handed to the graph.\n" +
  "      properties:\n" +
  "        streaming:\n" +
  "          type: boolean\n" +
  "          description: Whether it produces its answer in pieces.\n" +
  "        tools:\n" +
  "          type: boolean\n" +
  "          description: Whether it calls tools.\n" +
  "        vision:\n" +
  "          type: boolean\n" +
  "          description: Whether it looks at images.\n" +
  "        audio:\n" +
  "          type: boolean\n" +
  "          description: Whether it listens and speaks.\n" +
  "        files:\n" +
  "          type: boolean\n" +
  "          description: Whether it reads files.\n" +
  "        json_object:\n" +
  "          type: boolean\n" +
  "          description: Whether it answers in JSON.\n" +
  "        json_schema:\n" +
  "          type: boolean\n" +
  "          description: Whether it answers in JSON that fits a schema.\n" +
  "        logprobs:\n" +
  "          type: boolean\n" +
  "          description: Whether it reports log probabilities.\n" +
  "        n:\n" +
  "          type: boolean\n" +
  "          description: Whether it gives more than one answer.\n" +
  "        reasoning:\n" +
  "          type: boolean\n" +
  "          description: Whether it shows its reasoning.\n" +
  "\n" +
  "    Health:\n" +
  "      type: object\n" +
  "      description: A sign of life.\n" +
  "      required: [status]\n" +
  "      properties:\n" +
  "        status:\n" +
  "          const: ok\n" +
  "\n" +
  "    Readiness:\n" +
  "      type: object\n" +
  "      description: A sign of readiness.\n" +
  "      required: [status]\n" +
  "      properties:\n" +
  "        status:\n" +
  "          const: ready\n" +
  "\n" +
  "    ServerInfo:\n" +
  "      type: object\n" +
  "      description: An index of the server.\n" +
  "      required: [name, version, endpoints, models]\n" +
  "      properties:\n" +
  "        name:\n" +
  "          type: string\n" +
  "          description: The name of the server.\n" +
  "        version:\n" +
  "          type: string\n" +
  "          description: The version of the server.\n" +
  "        description:\n" +
  "          type: string\n" +
  "          description: What the server is.\n" +
  "        endpoints:\n" +
  "          type: array\n" +
  "          description: The operations of this document.\n" +
  "          items:\n" +
  "            type: object\n" +
  "            description: One operation.\n" +
  "            required: [method, path, summary]\n" +
  "            properties:\n" +
  "              method:\n" +
  "                type: string\n" +
  "                description: The HTTP method.\n" +
  "              path:\n" +
  "                type: string\n" +
  "                description: The path, with parameters in braces.\n" +
  "              summary:\n" +
  "                type: string\n" +
  "                description: What it does.\n" +
  "        models:\n" +
  "          type: array\n" +
  "          description: The names of the models.\n" +
  "          items:\n" +
  "            type: string\n" +
  "\n" +
  "    ErrorResponse:\n" +
  "      type: object\n" +
  "      description: What every error answer looks like.\n" +
  "      required: [error]\n" +
  "      properties:\n" +
  "        error:\n" +
  "          $ref: \"#/components/schemas/Error\"\n" +
  "      additionalProperties: false\n" +
  "\n" +
  "    Error:\n" +
  "      type: object\n" +
  "      description: What went wrong.\n" +
  "      required: [message, type, param, code]\n" +
  "      properties:\n" +
  "        message:\n" +
  "          type: string\n" +
  "          description: For people.\n" +
  "        type:\n" +
  "          type: string\n" +
  "          description: The kind of error, such as `invalid_request_error` or `server_error`.\n" +
  "        param:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: The path of the offending field, or null.\n" +
  "        code:\n" +
  "          type: [string, \"null\"]\n" +
  "          description: For programs, or null.\n" +
  "      additionalProperties: false\n" +
  "      example:\n" +
  "        message: \"Missing required parameter: 'messages'.\"\n" +
  "        type: invalid_request_error\n" +
  "        param: messages\n" +
  "        code: missing_required_parameter\n";

/**
 * The operations alone, without references and schemas, for openapi-backend. An operation that may be called without a key by the
 * contract (`{}`) still lists its scheme here, so that the server's gate decides, and never the router.
 */
export const definition = {
  "openapi": "3.1.0",
  "info": {
    "title": "ThinkAgain Serve",
    "version": "0.1.0"
  },
  "paths": {
    "/v1/chat/completions": {
      "post": {
        "operationId": "createChatCompletion",
        "security": [
          {
            "bearerAuth": []
          }
        ],
        "parameters": [
          {
            "name": "x-include-status",
            "in": "header",
            "required": false,
            "schema": {
              "type": "string"
            }
          },
          {
            "name": "x-session-id",
            "in": "header",
            "required": false,
            "schema": {
              "type": "string"
            }
          },
          {
            "name": "x-openwebui-chat-id",
            "in": "header",
            "required": false,
            "schema": {
              "type": "string"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "200"
          },
          "400": {
            "description": "400"
          },
          "401": {
            "description": "401"
          },
          "403": {
            "description": "403"
          },
          "404": {
            "description": "404"
          },
          "408": {
            "description": "408"
          },
          "413": {
            "description": "413"
          },
          "415": {
            "description": "415"
          },
          "429": {
            "description": "429"
          },
          "500": {
            "description": "500"
          },
          "502": {
            "description": "502"
          },
          "503": {
            "description": "503"
          },
          "504": {
            "description": "504"
          }
        }
      }
    },
    "/v1/models": {
      "get": {
        "operationId": "listModels",
        "security": [
          {
            "bearerAuth": []
          }
        ],
        "parameters": [],
        "responses": {
          "200": {
            "description": "200"
          },
          "401": {
            "description": "401"
          },
          "403": {
            "description": "403"
          },
          "500": {
            "description": "500"
          },
          "503": {
            "description": "503"
          }
        }
      }
    },
    "/v1/models/{model}": {
      "get": {
        "operationId": "retrieveModel",
        "security": [
          {
            "bearerAuth": []
          }
        ],
        "parameters": [
          {
            "name": "model",
            "in": "path",
            "required": true,
            "schema": {
              "type": "string"
            }
          }
        ],
        "responses": {
          "200": {
            "description": "200"
          },
          "400": {
            "description": "400"
          },
          "401": {
            "description": "401"
          },
          "403": {
            "description": "403"
          },
          "404": {
            "description": "404"
          },
          "500": {
            "description": "500"
          },
          "503": {
            "description": "503"
          }
        }
      }
    },
    "/health": {
      "get": {
        "operationId": "getHealth",
        "security": [],
        "parameters": [],
        "responses": {
          "200": {
            "description": "200"
          },
          "403": {
            "description": "403"
          }
        }
      }
    },
    "/health/ready": {
      "get": {
        "operationId": "getReadiness",
        "security": [],
        "parameters": [],
        "responses": {
          "200": {
            "description": "200"
          },
          "403": {
            "description": "403"
          },
          "503": {
            "description": "503"
          }
        }
      }
    },
    "/metrics": {
      "get": {
        "operationId": "getMetrics",
        "security": [
          {
            "bearerAuth": []
          }
        ],
        "parameters": [],
        "responses": {
          "200": {
            "description": "200"
          },
          "401": {
            "description": "401"
          },
          "403": {
            "description": "403"
          },
          "404": {
            "description": "404"
          },
          "500": {
            "description": "500"
          },
          "503": {
            "description": "503"
          }
        }
      }
    },
    "/": {
      "get": {
        "operationId": "getRoot",
        "security": [
          {
            "bearerAuth": []
          }
        ],
        "parameters": [],
        "responses": {
          "200": {
            "description": "200"
          },
          "401": {
            "description": "401"
          },
          "403": {
            "description": "403"
          },
          "500": {
            "description": "500"
          },
          "503": {
            "description": "503"
          }
        }
      }
    }
  },
  "components": {
    "securitySchemes": {
      "bearerAuth": {
        "type": "http",
        "scheme": "bearer",
        "description": "One of the API keys with which the server was started. Not needed when it was started without keys. Clients that cannot\nsend it as a bearer token may send it in a header `x-api-key` or `api-key`.\n"
      }
    }
  }
};

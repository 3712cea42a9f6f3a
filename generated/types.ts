// Generated from openapi.yaml by `npm run codegen`. Do not edit.

export interface paths {
    "/v1/chat/completions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a conversation
         * @description Runs the graph that is registered under `model` on the conversation and returns its answer: as one JSON object, or,
         *     with `stream: true`, as a stream of chunks while the graph produces it. Whether the answer is streamed is decided by
         *     `stream` alone, never by the `Accept` header.
         */
        post: operations["createChatCompletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the models
         * @description Every registered graph that the key of the request may use, in the order of registration. The list is complete; there are no pages.
         */
        get: operations["listModels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models/{model}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show one model
         * @description One registered graph, found by its name or by an alias. A name with slashes works as it is (`/v1/models/org/name`)
         *     and percent-encoded (`/v1/models/org%2Fname`).
         */
        get: operations["retrieveModel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is the process alive?
         * @description Answers 200 as long as the process can answer at all, also while it is overloaded or shutting down.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Should requests be sent here?
         * @description Answers 200 while the server takes new requests, and 503 while it is overloaded or shutting down.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has this server counted?
         * @description What Prometheus reads: requests, times, tokens, aborted answers and the load of the process, in its text format 0.0.4. Where
         *     several workers serve, the numbers are those of all of them; the help of each says how it is put together. A key that may
         *     see only some of the models is refused, because the metrics name all of them.
         */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is this server?
         * @description The name and version of the server, its endpoints and the names of its models.
         */
        get: operations["getRoot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A conversation, and how it should be answered. Only `messages` is required. See *What happens to a request field*
         *     in the introduction for the meaning of `x-treatment`.
         */
        CreateChatCompletionRequest: {
            /**
             * @description The conversation so far, oldest message first; 2,048 messages at most unless the server says otherwise. The text of the
             *     last user message is the graph's `user_query`.
             */
            messages: components["schemas"]["ChatCompletionRequestMessage"][];
            /**
             * @description The name or an alias of a registered graph. Left out, the default graph answers. The answer carries the registered name.
             * @example docs-qa
             */
            model?: string;
            /**
             * @description Notes of the client about this request. Two have a meaning: `session_id` names the conversation for graphs that remember, and
             *     `task` says what a chat UI asks for its own use (`title`, `tags`, `follow_ups`, …) or `title_generation` and the like.
             */
            metadata?: components["schemas"]["Metadata"] | null;
            /**
             * @description How freely a language model inside the graph should choose its words, from 0 (always the likeliest) to 2.
             * @default 1
             */
            temperature?: number | null;
            /**
             * @description The share of probability from which a language model may choose; an alternative to `temperature`.
             * @default 1
             */
            top_p?: number | null;
            /**
             * @description How much a language model should avoid words the more often it has used them.
             * @default 0
             */
            frequency_penalty?: number | null;
            /**
             * @description How much a language model should avoid words that it has used at all.
             * @default 0
             */
            presence_penalty?: number | null;
            /**
             * @description Makes single tokens likelier or less likely, by token id; -100 forbids a token and 100 forces it.
             * @default null
             * @example {
             *       "50256": -100
             *     }
             */
            logit_bias?: {
                [key: string]: number;
            } | null;
            /**
             * @description Asks for the log probabilities of the answer's tokens. They are sent when the graph has them; otherwise `logprobs` is null.
             * @default false
             */
            logprobs?: boolean | null;
            /** @description How many alternatives to show for each token. Needs `logprobs` to be true. */
            top_logprobs?: number | null;
            /**
             * @description The most tokens that the answer may have. The server counts the visible text of any graph, cuts after exactly this many
             *     tokens, stops the graph and says `finish_reason: length`.
             */
            max_completion_tokens?: number | null;
            /**
             * @deprecated
             * @description The older name of `max_completion_tokens`, which wins when both are sent.
             */
            max_tokens?: number | null;
            /**
             * @description How many answers to give. Each comes from a run of its own. A server allows 8 of them unless it is configured otherwise.
             * @default 1
             */
            n?: number | null;
            /**
             * @description Up to four texts that end the answer. The server cuts the visible text of any graph before the first of them to appear,
             *     stops the graph and says `finish_reason: stop`.
             * @default null
             */
            stop?: components["schemas"]["StopConfiguration"] | null;
            /**
             * @deprecated
             * @description Asks a language model to be repeatable. With `n` above 1 each run gets the seed plus its index.
             */
            seed?: number | null;
            /**
             * @description Whether to send the answer as a stream of events while it is produced.
             * @default false
             */
            stream?: boolean | null;
            /**
             * @description What else to put in the stream. Only allowed together with `stream`.
             * @default null
             */
            stream_options?: components["schemas"]["ChatCompletionStreamOptions"] | null;
            /**
             * @description Whether the answer should be kept. This server keeps no answers; the graph may.
             * @default false
             */
            store?: boolean | null;
            /**
             * @description The form that the answer must have. The server checks the answer before it sends it: one that does not fit is a 500
             *     `response_format_mismatch`, never free text. An answer of tool calls needs no text; text beside them that does not fit is left out.
             */
            response_format?: components["schemas"]["ResponseFormatText"] | components["schemas"]["ResponseFormatJsonSchema"] | components["schemas"]["ResponseFormatJsonObject"];
            /** @description The tools that the graph may ask the client to call; 128 at most unless the server says otherwise. */
            tools?: (components["schemas"]["ChatCompletionTool"] | components["schemas"]["CustomToolChatCompletions"])[];
            tool_choice?: components["schemas"]["ChatCompletionToolChoiceOption"];
            /**
             * @description Whether one answer may hold more than one tool call. A graph that disobeys `false` is an error.
             * @default true
             */
            parallel_tool_calls?: boolean;
            /**
             * @deprecated
             * @description The older form of `tools`, 128 at most unless the server says otherwise. The graph sees both; the answer comes in the older form too.
             */
            functions?: components["schemas"]["ChatCompletionFunctions"][];
            /**
             * @deprecated
             * @description The older form of `tool_choice`.
             */
            function_call?: ("none" | "auto") | components["schemas"]["ChatCompletionFunctionCallOption"];
            /** @description The forms of answer that the client can take. Without it, text. */
            modalities?: ("text" | "audio")[] | null;
            /** @description How a spoken answer should sound. */
            audio?: components["schemas"]["ChatCompletionAudioParam"] | null;
            /** @description Text that the answer will probably repeat, for language models that can profit from it. */
            prediction?: components["schemas"]["PredictionContent"] | null;
            reasoning_effort?: components["schemas"]["ReasoningEffort"];
            verbosity?: components["schemas"]["Verbosity"];
            service_tier?: components["schemas"]["ServiceTier"];
            /** @description Asks for a moderation of the conversation. This server has none of its own, and answers null. */
            moderation?: components["schemas"]["ModerationParam"] | null;
            web_search_options?: components["schemas"]["WebSearchOptions"];
            /**
             * @deprecated
             * @description A stable name for the end user, for the graph's own use; the last resort for naming the session. Newer clients send `safety_identifier`.
             */
            user?: string;
            /** @description A stable and anonymous name for the end user, such as a hash. Names the session where `prompt_cache_key` and what comes before it do not. */
            safety_identifier?: string | null;
            /** @description Groups requests that share a prefix, for caches behind the graph. Names the session where no header and no `metadata.session_id` does. */
            prompt_cache_key?: string | null;
            prompt_cache_options?: components["schemas"]["PromptCacheOptions"];
            /**
             * @deprecated
             * @description How long caches behind the graph may keep the prompt.
             * @enum {string|null}
             */
            prompt_cache_retention?: "in_memory" | "24h" | null;
        };
        /** @description One message of the conversation. Its `role` says who speaks. */
        ChatCompletionRequestMessage: components["schemas"]["ChatCompletionRequestDeveloperMessage"] | components["schemas"]["ChatCompletionRequestSystemMessage"] | components["schemas"]["ChatCompletionRequestUserMessage"] | components["schemas"]["ChatCompletionRequestAssistantMessage"] | components["schemas"]["ChatCompletionRequestToolMessage"] | components["schemas"]["ChatCompletionRequestFunctionMessage"];
        /** @description Instructions of the developer, to be followed whatever the user says. */
        ChatCompletionRequestDeveloperMessage: {
            /** @constant */
            role: "developer";
            content: components["schemas"]["TextContent"];
            name?: components["schemas"]["ParticipantName"];
        };
        /** @description The older form of a developer message. */
        ChatCompletionRequestSystemMessage: {
            /** @constant */
            role: "system";
            content: components["schemas"]["TextContent"];
            name?: components["schemas"]["ParticipantName"];
        };
        /**
         * @description What the user says, shows or attaches.
         * @example {
         *       "role": "user",
         *       "content": [
         *         {
         *           "type": "text",
         *           "text": "What is on this picture?"
         *         },
         *         {
         *           "type": "image_url",
         *           "image_url": {
         *             "url": "https://example.org/cat.png"
         *           }
         *         }
         *       ]
         *     }
         */
        ChatCompletionRequestUserMessage: {
            /** @constant */
            role: "user";
            /** @description Text, or a list of parts; 1,024 parts at most unless the server says otherwise. */
            content: string | components["schemas"]["ChatCompletionRequestUserMessageContentPart"][];
            name?: components["schemas"]["ParticipantName"];
        };
        /**
         * @description An earlier answer. Only `role` is required, and an answer of this server can be sent back as it is. `null` and an
         *     empty list of tool calls are taken as none, because some clients send them.
         */
        ChatCompletionRequestAssistantMessage: {
            /** @constant */
            role: "assistant";
            /** @description Text, or a list of parts (1,024 at most unless the server says otherwise), or null when the answer was a refusal or tool calls. */
            content?: string | components["schemas"]["ChatCompletionRequestAssistantMessageContentPart"][] | null;
            /** @description The words with which the answer was refused. */
            refusal?: string | null;
            name?: components["schemas"]["ParticipantName"];
            /** @description An earlier spoken answer. */
            audio?: {
                /** @description The id of that answer's audio. */
                id: string;
            } | null;
            /** @description The calls that the answer asked for. */
            tool_calls?: components["schemas"]["ChatCompletionMessageToolCallUnion"][] | null;
            /**
             * @deprecated
             * @description The older form of `tool_calls`.
             */
            function_call?: components["schemas"]["ChatCompletionMessageFunctionCall"] | null;
            /** @description The reasoning of the earlier answer, as this server sent it. */
            reasoning_content?: string | null;
        };
        /** @description The result of a tool call. It must follow the assistant message that asked for the call. */
        ChatCompletionRequestToolMessage: {
            /** @constant */
            role: "tool";
            content: components["schemas"]["TextContent"];
            /** @description The id of the call that this is the result of. */
            tool_call_id: string;
        };
        /**
         * @deprecated
         * @description The older form of a tool message.
         */
        ChatCompletionRequestFunctionMessage: {
            /** @constant */
            role: "function";
            /** @description The result of the function. */
            content: string | null;
            name: components["schemas"]["FunctionName"];
        };
        /** @description Text, or a list of text parts; 1,024 parts at most unless the server says otherwise. */
        TextContent: string | components["schemas"]["ChatCompletionRequestMessageContentPartText"][];
        /** @description Tells participants of the same role apart. */
        ParticipantName: string;
        /** @description One part of a user's message. */
        ChatCompletionRequestUserMessageContentPart: components["schemas"]["ChatCompletionRequestMessageContentPartText"] | components["schemas"]["ChatCompletionRequestMessageContentPartImage"] | components["schemas"]["ChatCompletionRequestMessageContentPartAudio"] | components["schemas"]["ChatCompletionRequestMessageContentPartFile"];
        /** @description One part of an earlier answer. */
        ChatCompletionRequestAssistantMessageContentPart: components["schemas"]["ChatCompletionRequestMessageContentPartText"] | components["schemas"]["ChatCompletionRequestMessageContentPartRefusal"];
        /** @description A piece of text. */
        ChatCompletionRequestMessageContentPartText: {
            /** @constant */
            type: "text";
            /** @description The text. */
            text: string;
            prompt_cache_breakpoint?: components["schemas"]["PromptCacheBreakpoint"];
        };
        /** @description An image. The server itself never fetches it; the graph decides what to do with the address. */
        ChatCompletionRequestMessageContentPartImage: {
            /** @constant */
            type: "image_url";
            /** @description Where the image is. */
            image_url: {
                /**
                 * Format: uri
                 * @description A web address, or the image itself as a `data:` URL.
                 */
                url: string;
                /**
                 * @description How closely to look.
                 * @default auto
                 * @enum {string}
                 */
                detail?: "auto" | "low" | "high";
            };
            prompt_cache_breakpoint?: components["schemas"]["PromptCacheBreakpoint"];
        };
        /**
         * @description A recording.
         * @example {
         *       "type": "input_audio",
         *       "input_audio": {
         *         "data": "UklGRg==",
         *         "format": "wav"
         *       }
         *     }
         */
        ChatCompletionRequestMessageContentPartAudio: {
            /** @constant */
            type: "input_audio";
            /** @description The recording and its format. */
            input_audio: {
                /** @description The recording in base64. */
                data: string;
                /**
                 * @description The format of the recording.
                 * @enum {string}
                 */
                format: "wav" | "mp3";
            };
            prompt_cache_breakpoint?: components["schemas"]["PromptCacheBreakpoint"];
        };
        /** @description A file, sent along or named by an id that the graph knows. */
        ChatCompletionRequestMessageContentPartFile: {
            /** @constant */
            type: "file";
            /** @description The file. */
            file: {
                /** @description The name of the file. */
                filename?: string;
                /** @description The content of the file in base64, or as a `data:` URL. */
                file_data?: string;
                /** @description The id of a file that the graph knows. */
                file_id?: string;
            };
            prompt_cache_breakpoint?: components["schemas"]["PromptCacheBreakpoint"];
        };
        /** @description The refusal of an earlier answer. */
        ChatCompletionRequestMessageContentPartRefusal: {
            /** @constant */
            type: "refusal";
            /** @description The words with which the answer was refused. */
            refusal: string;
        };
        /** @description Marks the end of a prefix that is worth caching. Taken without effect. */
        PromptCacheBreakpoint: {
            /** @constant */
            mode: "explicit";
        };
        /**
         * @description A name of letters, digits, underscores and dashes, 64 at most.
         * @example get_weather
         */
        FunctionName: string;
        /** @description A call that the client is asked to make. */
        ChatCompletionMessageToolCallUnion: components["schemas"]["ChatCompletionMessageToolCall"] | components["schemas"]["ChatCompletionMessageCustomToolCall"];
        /** @description A call of a function. */
        ChatCompletionMessageToolCall: {
            /** @description The id under which the result is expected. */
            id: string;
            /** @constant */
            type: "function";
            function: components["schemas"]["ChatCompletionMessageFunctionCall"];
        };
        /**
         * @description The function to call, and with what.
         * @example {
         *       "name": "get_weather",
         *       "arguments": "{\"city\":\"Bern\"}"
         *     }
         */
        ChatCompletionMessageFunctionCall: {
            /** @description The name of the function. */
            name: string;
            /** @description The arguments as a string of JSON. A language model wrote it, so check it. */
            arguments: string;
        };
        /** @description A call of a custom tool. */
        ChatCompletionMessageCustomToolCall: {
            /** @description The id under which the result is expected. */
            id: string;
            /** @constant */
            type: "custom";
            /** @description The tool to call, and with what. */
            custom: {
                /** @description The name of the tool. */
                name: string;
                /** @description The input of the tool, in the tool's own format. */
                input: string;
            };
        };
        /** @description A function that the client can run. */
        ChatCompletionTool: {
            /** @constant */
            type: "function";
            function: components["schemas"]["FunctionObject"];
        };
        /** @description A function, described so that a graph can decide when and how to call it. */
        FunctionObject: {
            name: components["schemas"]["FunctionName"];
            /** @description What the function does and when to call it. */
            description?: string;
            parameters?: components["schemas"]["FunctionParameters"];
            /**
             * @description Whether the arguments must fit `parameters` exactly.
             * @default false
             */
            strict?: boolean | null;
        };
        /**
         * @description The arguments of the function as a JSON Schema. Left out, the function takes none.
         * @example {
         *       "type": "object",
         *       "properties": {
         *         "city": {
         *           "type": "string"
         *         }
         *       },
         *       "required": [
         *         "city"
         *       ]
         *     }
         */
        FunctionParameters: {
            [key: string]: unknown;
        };
        /** @description A tool that takes free text, or text in a grammar. */
        CustomToolChatCompletions: {
            /** @constant */
            type: "custom";
            /** @description The tool. */
            custom: {
                name: components["schemas"]["FunctionName"];
                /** @description What the tool does and when to call it. */
                description?: string;
                format?: components["schemas"]["CustomToolFormat"];
            };
        };
        /** @description The form of the tool's input. Left out, free text. */
        CustomToolFormat: components["schemas"]["CustomToolTextFormat"] | components["schemas"]["CustomToolGrammarFormat"];
        /** @description Free text. */
        CustomToolTextFormat: {
            /** @constant */
            type: "text";
        };
        /** @description Text in a grammar. */
        CustomToolGrammarFormat: {
            /** @constant */
            type: "grammar";
            /** @description The grammar. */
            grammar: {
                /**
                 * @description The language that the grammar is written in.
                 * @enum {string}
                 */
                syntax: "lark" | "regex";
                /** @description The grammar itself. */
                definition: string;
            };
        };
        /**
         * @description Whether the answer may call tools: `none`, `auto` (the default when there are tools), `required`, one named tool, or a
         *     choice of allowed tools. An answer that disobeys is a 500 `tool_choice_violated`, never a wrong answer.
         */
        ChatCompletionToolChoiceOption: ("none" | "auto" | "required") | components["schemas"]["ChatCompletionToolChoiceObject"];
        /** @description A tool choice that names tools. */
        ChatCompletionToolChoiceObject: components["schemas"]["ChatCompletionNamedToolChoice"] | components["schemas"]["ChatCompletionNamedToolChoiceCustom"] | components["schemas"]["ChatCompletionAllowedToolsChoice"];
        /** @description Call this function. */
        ChatCompletionNamedToolChoice: {
            /** @constant */
            type: "function";
            /** @description The function. */
            function: {
                name: components["schemas"]["FunctionName"];
            };
        };
        /** @description Call this custom tool. */
        ChatCompletionNamedToolChoiceCustom: {
            /** @constant */
            type: "custom";
            /** @description The custom tool. */
            custom: {
                name: components["schemas"]["FunctionName"];
            };
        };
        /** @description Call these tools only. */
        ChatCompletionAllowedToolsChoice: {
            /** @constant */
            type: "allowed_tools";
            allowed_tools: components["schemas"]["ChatCompletionAllowedTools"];
        };
        /**
         * @description The tools that may be called.
         * @example {
         *       "mode": "required",
         *       "tools": [
         *         {
         *           "type": "function",
         *           "function": {
         *             "name": "get_weather"
         *           }
         *         }
         *       ]
         *     }
         */
        ChatCompletionAllowedTools: {
            /**
             * @description Whether one of them has to be called.
             * @enum {string}
             */
            mode: "auto" | "required";
            /** @description The tools, by name. */
            tools: (components["schemas"]["ChatCompletionNamedToolChoice"] | components["schemas"]["ChatCompletionNamedToolChoiceCustom"])[];
        };
        /**
         * @deprecated
         * @description A function in the older form.
         */
        ChatCompletionFunctions: {
            name: components["schemas"]["FunctionName"];
            /** @description What the function does and when to call it. */
            description?: string;
            parameters?: components["schemas"]["FunctionParameters"];
        };
        /**
         * @deprecated
         * @description Call this function.
         */
        ChatCompletionFunctionCallOption: {
            name: components["schemas"]["FunctionName"];
        };
        /** @description What else to put in the stream. */
        ChatCompletionStreamOptions: {
            /**
             * @description Whether to send one more chunk with the usage of the whole request before the end.
             * @default false
             */
            include_usage?: boolean;
            /**
             * @description Whether to pad each chunk with random characters, so that its size says less about its text. Off unless asked for.
             * @default false
             */
            include_obfuscation?: boolean;
            /**
             * @description Whether to send the progress that the graph reports, as chunks with an `event`.
             * @default false
             */
            include_status?: boolean;
        };
        /**
         * @description One text, or a list of one to four, each of 4,096 characters at most.
         * @example [
         *       "\n\n",
         *       "END"
         *     ]
         */
        StopConfiguration: string | string[];
        /**
         * @description Up to 16 pairs of names (64 characters at most) and texts (512 characters at most).
         * @example {
         *       "ticket": "4711"
         *     }
         */
        Metadata: {
            [key: string]: string;
        };
        /** @description Text of any kind. */
        ResponseFormatText: {
            /** @constant */
            type: "text";
        };
        /** @description A JSON object of any shape. */
        ResponseFormatJsonObject: {
            /** @constant */
            type: "json_object";
        };
        /** @description A JSON value that fits a schema. */
        ResponseFormatJsonSchema: {
            /** @constant */
            type: "json_schema";
            /** @description The schema and its name. */
            json_schema: {
                /** @description A name of letters, digits, underscores and dashes, 64 at most. */
                name: string;
                /** @description What the value is for. */
                description?: string;
                schema?: components["schemas"]["ResponseFormatJsonSchemaSchema"];
                /**
                 * @description Whether the schema keeps to the strict subset: every object closed, every property required, no `allOf`, `not` or
                 *     `if`. The answer is checked either way.
                 * @default false
                 */
                strict?: boolean | null;
            };
        };
        /** @description A JSON Schema. */
        ResponseFormatJsonSchemaSchema: {
            [key: string]: unknown;
        };
        /** @description How a spoken answer should sound. */
        ChatCompletionAudioParam: {
            /** @description A voice, by its name or its id. */
            voice: string | {
                /** @description The id. */
                id: string;
            };
            /**
             * @description The format of the recording.
             * @enum {string}
             */
            format: "wav" | "aac" | "mp3" | "flac" | "opus" | "pcm16";
        };
        /** @description Text that the answer will probably repeat. */
        PredictionContent: {
            /** @constant */
            type: "content";
            content: components["schemas"]["TextContent"];
        };
        /**
         * @description How long a language model inside the graph should think.
         * @default medium
         * @enum {string|null}
         */
        ReasoningEffort: "none" | "minimal" | "low" | "medium" | "high" | "xhigh" | "max" | null;
        /**
         * @description How long the answer should be.
         * @default medium
         * @enum {string|null}
         */
        Verbosity: "low" | "medium" | "high" | null;
        /**
         * @description In a request the wish for a tier, in an answer the tier that was used; this server knows only `default`.
         * @default auto
         * @enum {string|null}
         */
        ServiceTier: "auto" | "default" | "flex" | "scale" | "priority" | "fast" | null;
        /** @description A moderation that the client asks for. */
        ModerationParam: {
            /** @description The moderation model. */
            model: string;
            /** @description What to do with what it finds. */
            policy?: {
                input?: components["schemas"]["ModerationPolicy"];
                output?: components["schemas"]["ModerationPolicy"];
            };
        };
        /** @description What to do with one side of the conversation. */
        ModerationPolicy: {
            /** @description The mode of the moderation. */
            mode?: string;
        };
        /** @description How a graph that searches the web should do it. */
        WebSearchOptions: {
            /** @description Where the user is, roughly. */
            user_location?: {
                /** @constant */
                type: "approximate";
                approximate: components["schemas"]["WebSearchLocation"];
            } | null;
            /**
             * @description How much of what was found to read.
             * @default medium
             * @enum {string}
             */
            search_context_size?: "low" | "medium" | "high";
        };
        /**
         * @description A place.
         * @example {
         *       "country": "CH",
         *       "city": "Bern",
         *       "timezone": "Europe/Zurich"
         *     }
         */
        WebSearchLocation: {
            /** @description Two letters, as in ISO 3166. */
            country?: string;
            /** @description A region or state, in words. */
            region?: string;
            /** @description A city, in words. */
            city?: string;
            /** @description A time zone, as in the IANA database. */
            timezone?: string;
        };
        /** @description How caches behind the graph should work. */
        PromptCacheOptions: {
            /**
             * @description How long to keep a prefix.
             * @enum {string}
             */
            ttl?: "30m";
            /**
             * @description Whether to cache only what is marked.
             * @enum {string}
             */
            mode?: "implicit" | "explicit";
        };
        /** @description The answer in one piece. */
        CreateChatCompletionResponse: {
            /** @description The id of this answer. */
            id: string;
            /** @constant */
            object: "chat.completion";
            /**
             * Format: int64
             * @description When the answer was begun, in seconds since 1970.
             */
            created: number;
            /** @description The registered name of the graph that answered. */
            model: string;
            /** @description The answers, as many as `n`. */
            choices: components["schemas"]["ChatCompletionChoice"][];
            usage: components["schemas"]["CompletionUsage"];
            service_tier?: components["schemas"]["ServiceTier"];
            /**
             * @deprecated
             * @description The configuration of the language model, when the graph knows one.
             */
            system_fingerprint?: string;
            /** @description Null when the request asked for a moderation, because this server has none of its own. */
            moderation?: Record<string, never> | null;
        };
        /** @description One answer. */
        ChatCompletionChoice: {
            /** @description The number of this answer, from 0. */
            index: number;
            message: components["schemas"]["ChatCompletionResponseMessage"];
            logprobs: components["schemas"]["ChatCompletionLogprobs"];
            /**
             * @description Why the answer ended: by itself or at a `stop` text (`stop`), at the token limit (`length`), to wait for the client
             *     (`tool_calls`, `function_call`), or because something was left out (`content_filter`).
             * @enum {string}
             */
            finish_reason: "stop" | "length" | "tool_calls" | "content_filter" | "function_call";
        };
        /** @description What the graph says. */
        ChatCompletionResponseMessage: {
            /** @constant */
            role: "assistant";
            /** @description The text, or null when there is none. */
            content: string | null;
            /** @description The words with which the graph refused, or null when it did not. */
            refusal: string | null;
            /** @description The sources that the text cites. This server always sends it. */
            annotations?: components["schemas"]["ChatCompletionAnnotation"][];
            /** @description The calls that the client is asked to make. Never empty; left out when there are none. */
            tool_calls?: components["schemas"]["ChatCompletionMessageToolCallUnion"][];
            /** @deprecated */
            function_call?: components["schemas"]["ChatCompletionMessageFunctionCall"];
            /** @description A spoken answer. */
            audio?: {
                /** @description The id of the recording. */
                id: string;
                /**
                 * Format: int64
                 * @description Until when the id can be used, in seconds since 1970.
                 */
                expires_at: number;
                /** @description The recording in base64. */
                data: string;
                /** @description The words of the recording. */
                transcript: string;
            } | null;
            /** @description What the graph thought before it answered, when it says so. */
            reasoning_content?: string;
            /** @description The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so. */
            reasoning?: string;
        };
        /** @description A source that the text cites. */
        ChatCompletionAnnotation: {
            /** @constant */
            type: "url_citation";
            /** @description The source and the place in the text. */
            url_citation: {
                /** @description Where the citation begins in the text, in characters from 0. */
                start_index: number;
                /** @description Where the citation ends in the text. */
                end_index: number;
                /** @description The address of the source. */
                url: string;
                /** @description The title of the source. */
                title: string;
            };
        };
        /** @description The log probabilities of the answer's tokens, or null when they were not asked for or the graph has none. */
        ChatCompletionLogprobs: {
            /** @description Those of the text. */
            content: components["schemas"]["ChatCompletionTokenLogprob"][] | null;
            /** @description Those of the refusal. */
            refusal: components["schemas"]["ChatCompletionTokenLogprob"][] | null;
        } | null;
        /**
         * @description A token and its likeliest alternatives.
         * @example {
         *       "token": "Hi",
         *       "logprob": -0.31,
         *       "bytes": [
         *         72,
         *         105
         *       ],
         *       "top_logprobs": [
         *         {
         *           "token": "Hi",
         *           "logprob": -0.31,
         *           "bytes": [
         *             72,
         *             105
         *           ]
         *         }
         *       ]
         *     }
         */
        ChatCompletionTokenLogprob: {
            /** @description The token. */
            token: string;
            /** @description Its log probability; -9999 for one that is very unlikely. */
            logprob: number;
            bytes: components["schemas"]["TokenBytes"];
            /** @description The likeliest tokens at this place. */
            top_logprobs: {
                /** @description The token. */
                token: string;
                /** @description Its log probability. */
                logprob: number;
                bytes: components["schemas"]["TokenBytes"];
            }[];
        };
        /** @description The token in UTF-8, byte by byte, for tokens that end inside a character; null when it has none. */
        TokenBytes: number[] | null;
        /** @description How many tokens the request took. The graph's own figures when it reports them; otherwise text is counted exactly and the rest estimated, as is the text of a prompt or of an answer beyond its first 524,288 characters. */
        CompletionUsage: {
            /** @description Tokens of the conversation and the tools. */
            prompt_tokens: number;
            /** @description Tokens of all the answers, reasoning included. */
            completion_tokens: number;
            /** @description The sum of both. */
            total_tokens: number;
            prompt_tokens_details?: components["schemas"]["PromptTokensDetails"];
            completion_tokens_details?: components["schemas"]["CompletionTokensDetails"];
        };
        /** @description What the tokens of the conversation were. */
        PromptTokensDetails: {
            /** @description Read from a cache. */
            cached_tokens?: number;
            /** @description Written to a cache. */
            cache_write_tokens?: number;
            /** @description Of recordings. */
            audio_tokens?: number;
            /** @description Of text. */
            text_tokens?: number;
            /** @description Of images. */
            image_tokens?: number;
        };
        /** @description What the tokens of the answers were. */
        CompletionTokensDetails: {
            /** @description Of reasoning. */
            reasoning_tokens?: number;
            /** @description Of speech. */
            audio_tokens?: number;
            /** @description Of text. */
            text_tokens?: number;
            /** @description Of the prediction, as far as it came true. */
            accepted_prediction_tokens?: number;
            /** @description Of the prediction, as far as it did not. */
            rejected_prediction_tokens?: number;
        };
        /** @description What one `data:` line of the stream holds, except the last, `[DONE]`. */
        CreateChatCompletionStreamEvent: components["schemas"]["CreateChatCompletionStreamResponse"] | components["schemas"]["ErrorResponse"];
        /** @description One chunk of a streamed answer. */
        CreateChatCompletionStreamResponse: {
            /** @description The id of this answer, the same in all its chunks. */
            id: string;
            /** @constant */
            object: "chat.completion.chunk";
            /**
             * Format: int64
             * @description When the answer was begun, in seconds since 1970, the same in all its chunks.
             */
            created: number;
            /** @description The registered name of the graph that answers. */
            model: string;
            service_tier?: components["schemas"]["ServiceTier"];
            /**
             * @deprecated
             * @description The configuration of the language model, when the graph knows one.
             */
            system_fingerprint?: string;
            /** @description The answer that this chunk continues; empty in the chunk with the usage. */
            choices: components["schemas"]["ChatCompletionStreamChoice"][];
            /** @description Only with `include_usage`: null in every chunk but the last, which has the usage of the whole request. */
            usage?: components["schemas"]["CompletionUsage"] | null;
            /** @description Random characters, only with `include_obfuscation`. */
            obfuscation?: string;
            /** @description Null when the request asked for a moderation, because this server has none of its own. */
            moderation?: Record<string, never> | null;
            event?: components["schemas"]["StatusEvent"];
        };
        /** @description Progress that the graph reports, only with `include_status`. */
        StatusEvent: {
            /** @constant */
            type: "status";
            /** @description The progress. */
            data: {
                /** @description What the graph is doing, in words. */
                description: string;
                /** @description Whether it is finished with that. */
                done: boolean;
            } & {
                [key: string]: unknown;
            };
        };
        /** @description What is new in one answer. */
        ChatCompletionStreamChoice: {
            /** @description The number of the answer, from 0. */
            index: number;
            delta: components["schemas"]["ChatCompletionStreamResponseDelta"];
            logprobs?: components["schemas"]["ChatCompletionLogprobs"];
            /**
             * @description Why the answer ended, in its last chunk; null before.
             * @enum {string|null}
             */
            finish_reason: "stop" | "length" | "tool_calls" | "content_filter" | "function_call" | null;
        };
        /** @description What to append to the message. */
        ChatCompletionStreamResponseDelta: {
            /**
             * @description Who speaks; only in the first chunk of an answer.
             * @enum {string}
             */
            role?: "developer" | "system" | "user" | "assistant" | "tool";
            /** @description More text. */
            content?: string | null;
            /** @description More of a refusal. */
            refusal?: string | null;
            /** @description More of the tool calls. */
            tool_calls?: components["schemas"]["ChatCompletionMessageToolCallChunk"][];
            /**
             * @deprecated
             * @description More of a call in the older form.
             */
            function_call?: {
                /** @description The name of the function, once. */
                name?: string;
                /** @description More of the arguments. */
                arguments?: string;
            };
            /** @description More sources that the text cites. */
            annotations?: components["schemas"]["ChatCompletionAnnotation"][];
            /** @description More of what the graph thinks. */
            reasoning_content?: string;
            /** @description The same as `reasoning_content`, for clients that expect this name; sent only when the server is configured so. */
            reasoning?: string;
        };
        /** @description More of one tool call. Its id, type and name come once, with its first chunk. */
        ChatCompletionMessageToolCallChunk: {
            /** @description The number of the call within the answer, from 0 and without gaps. */
            index: number;
            /** @description The id under which the result is expected. */
            id?: string;
            /**
             * @description The kind of tool.
             * @enum {string}
             */
            type?: "function" | "custom";
            /** @description More of a function's call. */
            function?: {
                /** @description The name of the function, once. */
                name?: string;
                /** @description More of the arguments, which are a string of JSON when complete. */
                arguments?: string;
            };
            /** @description More of a custom tool's call. */
            custom?: {
                /** @description The name of the tool, once. */
                name?: string;
                /** @description More of the input. */
                input?: string;
            };
        };
        /** @description The models of this server. */
        ListModelsResponse: {
            /** @constant */
            object: "list";
            /** @description The models. */
            data: components["schemas"]["Model"][];
        };
        /** @description A registered graph. */
        Model: {
            /** @description The name under which the graph was registered. */
            id: string;
            /** @constant */
            object: "model";
            /**
             * Format: int64
             * @description When the graph was registered, in seconds since 1970.
             */
            created: number;
            /** @description Who offers the graph. */
            owned_by: string;
            /** @description What the graph is good for. */
            description?: string;
            capabilities?: components["schemas"]["ModelCapabilities"];
        };
        /**
         * @description What the graph declares that it supports (true) or does not (false). A request for something that is declared
         *     unsupported is a 400; what is not declared is handed to the graph.
         */
        ModelCapabilities: {
            /** @description Whether it produces its answer in pieces. */
            streaming?: boolean;
            /** @description Whether it calls tools. */
            tools?: boolean;
            /** @description Whether it looks at images. */
            vision?: boolean;
            /** @description Whether it listens and speaks. */
            audio?: boolean;
            /** @description Whether it reads files. */
            files?: boolean;
            /** @description Whether it answers in JSON. */
            json_object?: boolean;
            /** @description Whether it answers in JSON that fits a schema. */
            json_schema?: boolean;
            /** @description Whether it reports log probabilities. */
            logprobs?: boolean;
            /** @description Whether it gives more than one answer. */
            n?: boolean;
            /** @description Whether it shows its reasoning. */
            reasoning?: boolean;
        };
        /** @description A sign of life. */
        Health: {
            /** @constant */
            status: "ok";
        };
        /** @description A sign of readiness. */
        Readiness: {
            /** @constant */
            status: "ready";
        };
        /** @description An index of the server. */
        ServerInfo: {
            /** @description The name of the server. */
            name: string;
            /** @description The version of the server. */
            version: string;
            /** @description What the server is. */
            description?: string;
            /** @description The operations of this document. */
            endpoints: {
                /** @description The HTTP method. */
                method: string;
                /** @description The path, with parameters in braces. */
                path: string;
                /** @description What it does. */
                summary: string;
            }[];
            /** @description The names of the models. */
            models: string[];
        };
        /** @description What every error answer looks like. */
        ErrorResponse: {
            error: components["schemas"]["Error"];
        };
        /**
         * @description What went wrong.
         * @example {
         *       "message": "Missing required parameter: 'messages'.",
         *       "type": "invalid_request_error",
         *       "param": "messages",
         *       "code": "missing_required_parameter"
         *     }
         */
        Error: {
            /** @description For people. */
            message: string;
            /** @description The kind of error, such as `invalid_request_error` or `server_error`. */
            type: string;
            /** @description The path of the offending field, or null. */
            param: string | null;
            /** @description For programs, or null. */
            code: string | null;
        };
    };
    responses: {
        /** @description The request does not keep to this document. `param` names the field. */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server wants an API key, and the request has none or a wrong one. */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "www-authenticate": components["headers"]["Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The `Host` of the request is not one that this server answers to, or its key does not reach so far. */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description There is no model of that name, or the key of the request does not see it. The message lists the models that there are. */
        ModelNotFound: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description This server was started without what the operation shows. */
        NotOffered: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body of the request did not arrive in time. */
        RequestTimeout: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body of the request is larger than the server allows (10 MiB unless configured). */
        PayloadTooLarge: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The body of the request is not declared as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /**
         * @description A rate limit is reached, as many requests are running and waiting as the server allows, or a graph passed on such an error.
         *     Try again later; a request that is larger than a whole limit says `x-should-retry: false`.
         */
        TooManyRequests: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                "retry-after-ms": components["headers"]["RetryAfterMs"];
                "x-ratelimit-limit-requests": components["headers"]["RateLimitLimitRequests"];
                "x-ratelimit-limit-tokens": components["headers"]["RateLimitLimitTokens"];
                "x-ratelimit-remaining-requests": components["headers"]["RateLimitRemainingRequests"];
                "x-ratelimit-remaining-tokens": components["headers"]["RateLimitRemainingTokens"];
                "x-ratelimit-reset-requests": components["headers"]["RateLimitResetRequests"];
                "x-ratelimit-reset-tokens": components["headers"]["RateLimitResetTokens"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server or the graph failed. What exactly happened is in the server's log, under the request id. */
        InternalServerError: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description A service behind the graph failed, and the graph said so. */
        BadGateway: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The server is shutting down or overloaded. Try again, elsewhere or later. */
        ServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "retry-after": components["headers"]["RetryAfter"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
        /** @description The graph did not finish within the time limit. */
        GatewayTimeout: {
            headers: {
                "x-request-id": components["headers"]["RequestId"];
                "x-should-retry": components["headers"]["ShouldRetry"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorResponse"];
            };
        };
    };
    parameters: {
        /** @description The name or an alias of a model. */
        Model: string;
        /**
         * @description The conversation that the request belongs to, such as `conversation-42`, for graphs that remember. Without it `x-openwebui-chat-id`, `metadata.session_id`,
         *     `prompt_cache_key`, `safety_identifier` and `user` are looked at, in this order.
         */
        SessionId: string;
        /** @description What Open WebUI calls the conversation, where it is told to send that along. */
        ChatId: string;
        /**
         * @description The same wish as `stream_options.include_status`, for clients that cannot add a field to the body. Used only when
         *     the answer is streamed.
         */
        IncludeStatus: "true" | "false";
    };
    requestBodies: never;
    headers: {
        /**
         * @description The id of this request in the server's log.
         * @example req_5f0c8e6f2b3a4d1c9e7a8b6c5d4e3f2a
         */
        RequestId: string;
        /**
         * @description Milliseconds from the arrival of the request to the first byte of the answer.
         * @example 42
         */
        ProcessingMs: number;
        /**
         * @description Seconds to wait before trying again, 1 to 60.
         * @example 2
         */
        RetryAfter: number;
        /**
         * @description The same in milliseconds, for clients that know it.
         * @example 1870
         */
        RetryAfterMs: number;
        /**
         * @description Whether a client may send the request again by itself. `false` once a graph has started, unless it is declared safe to repeat.
         * @example false
         */
        ShouldRetry: "true" | "false";
        /**
         * @description How many requests are allowed in a minute. Left out where requests are not limited.
         * @example 60
         */
        RateLimitLimitRequests: number;
        /**
         * @description How many requests are left of them.
         * @example 59
         */
        RateLimitRemainingRequests: number;
        /**
         * @description The time until all requests are there again, such as `120ms`, `8.64s` or `1m0s`.
         * @example 59.872s
         */
        RateLimitResetRequests: string;
        /**
         * @description How many tokens are allowed in a minute. Left out where tokens are not limited.
         * @example 150000
         */
        RateLimitLimitTokens: number;
        /**
         * @description How many tokens are left of them.
         * @example 149984
         */
        RateLimitRemainingTokens: number;
        /**
         * @description The time until all tokens are there again, such as `120ms`, `8.64s` or `1m0s`.
         * @example 1m0s
         */
        RateLimitResetTokens: string;
        /**
         * @description The scheme to authenticate with.
         * @example Bearer
         */
        Authenticate: string;
    };
    pathItems: never;
}
export type CreateChatCompletionRequest = components['schemas']['CreateChatCompletionRequest'];
export type ChatCompletionRequestMessage = components['schemas']['ChatCompletionRequestMessage'];
export type ChatCompletionRequestDeveloperMessage = components['schemas']['ChatCompletionRequestDeveloperMessage'];
export type ChatCompletionRequestSystemMessage = components['schemas']['ChatCompletionRequestSystemMessage'];
export type ChatCompletionRequestUserMessage = components['schemas']['ChatCompletionRequestUserMessage'];
export type ChatCompletionRequestAssistantMessage = components['schemas']['ChatCompletionRequestAssistantMessage'];
export type ChatCompletionRequestToolMessage = components['schemas']['ChatCompletionRequestToolMessage'];
export type ChatCompletionRequestFunctionMessage = components['schemas']['ChatCompletionRequestFunctionMessage'];
export type TextContent = components['schemas']['TextContent'];
export type ParticipantName = components['schemas']['ParticipantName'];
export type ChatCompletionRequestUserMessageContentPart = components['schemas']['ChatCompletionRequestUserMessageContentPart'];
export type ChatCompletionRequestAssistantMessageContentPart = components['schemas']['ChatCompletionRequestAssistantMessageContentPart'];
export type ChatCompletionRequestMessageContentPartText = components['schemas']['ChatCompletionRequestMessageContentPartText'];
export type ChatCompletionRequestMessageContentPartImage = components['schemas']['ChatCompletionRequestMessageContentPartImage'];
export type ChatCompletionRequestMessageContentPartAudio = components['schemas']['ChatCompletionRequestMessageContentPartAudio'];
export type ChatCompletionRequestMessageContentPartFile = components['schemas']['ChatCompletionRequestMessageContentPartFile'];
export type ChatCompletionRequestMessageContentPartRefusal = components['schemas']['ChatCompletionRequestMessageContentPartRefusal'];
export type PromptCacheBreakpoint = components['schemas']['PromptCacheBreakpoint'];
export type FunctionName = components['schemas']['FunctionName'];
export type ChatCompletionMessageToolCallUnion = components['schemas']['ChatCompletionMessageToolCallUnion'];
export type ChatCompletionMessageToolCall = components['schemas']['ChatCompletionMessageToolCall'];
export type ChatCompletionMessageFunctionCall = components['schemas']['ChatCompletionMessageFunctionCall'];
export type ChatCompletionMessageCustomToolCall = components['schemas']['ChatCompletionMessageCustomToolCall'];
export type ChatCompletionTool = components['schemas']['ChatCompletionTool'];
export type FunctionObject = components['schemas']['FunctionObject'];
export type FunctionParameters = components['schemas']['FunctionParameters'];
export type CustomToolChatCompletions = components['schemas']['CustomToolChatCompletions'];
export type CustomToolFormat = components['schemas']['CustomToolFormat'];
export type CustomToolTextFormat = components['schemas']['CustomToolTextFormat'];
export type CustomToolGrammarFormat = components['schemas']['CustomToolGrammarFormat'];
export type ChatCompletionToolChoiceOption = components['schemas']['ChatCompletionToolChoiceOption'];
export type ChatCompletionToolChoiceObject = components['schemas']['ChatCompletionToolChoiceObject'];
export type ChatCompletionNamedToolChoice = components['schemas']['ChatCompletionNamedToolChoice'];
export type ChatCompletionNamedToolChoiceCustom = components['schemas']['ChatCompletionNamedToolChoiceCustom'];
export type ChatCompletionAllowedToolsChoice = components['schemas']['ChatCompletionAllowedToolsChoice'];
export type ChatCompletionAllowedTools = components['schemas']['ChatCompletionAllowedTools'];
export type ChatCompletionFunctions = components['schemas']['ChatCompletionFunctions'];
export type ChatCompletionFunctionCallOption = components['schemas']['ChatCompletionFunctionCallOption'];
export type ChatCompletionStreamOptions = components['schemas']['ChatCompletionStreamOptions'];
export type StopConfiguration = components['schemas']['StopConfiguration'];
export type Metadata = components['schemas']['Metadata'];
export type ResponseFormatText = components['schemas']['ResponseFormatText'];
export type ResponseFormatJsonObject = components['schemas']['ResponseFormatJsonObject'];
export type ResponseFormatJsonSchema = components['schemas']['ResponseFormatJsonSchema'];
export type ResponseFormatJsonSchemaSchema = components['schemas']['ResponseFormatJsonSchemaSchema'];
export type ChatCompletionAudioParam = components['schemas']['ChatCompletionAudioParam'];
export type PredictionContent = components['schemas']['PredictionContent'];
export type ReasoningEffort = components['schemas']['ReasoningEffort'];
export type Verbosity = components['schemas']['Verbosity'];
export type ServiceTier = components['schemas']['ServiceTier'];
export type ModerationParam = components['schemas']['ModerationParam'];
export type ModerationPolicy = components['schemas']['ModerationPolicy'];
export type WebSearchOptions = components['schemas']['WebSearchOptions'];
export type WebSearchLocation = components['schemas']['WebSearchLocation'];
export type PromptCacheOptions = components['schemas']['PromptCacheOptions'];
export type CreateChatCompletionResponse = components['schemas']['CreateChatCompletionResponse'];
export type ChatCompletionChoice = components['schemas']['ChatCompletionChoice'];
export type ChatCompletionResponseMessage = components['schemas']['ChatCompletionResponseMessage'];
export type ChatCompletionAnnotation = components['schemas']['ChatCompletionAnnotation'];
export type ChatCompletionLogprobs = components['schemas']['ChatCompletionLogprobs'];
export type ChatCompletionTokenLogprob = components['schemas']['ChatCompletionTokenLogprob'];
export type TokenBytes = components['schemas']['TokenBytes'];
export type CompletionUsage = components['schemas']['CompletionUsage'];
export type PromptTokensDetails = components['schemas']['PromptTokensDetails'];
export type CompletionTokensDetails = components['schemas']['CompletionTokensDetails'];
export type CreateChatCompletionStreamEvent = components['schemas']['CreateChatCompletionStreamEvent'];
export type CreateChatCompletionStreamResponse = components['schemas']['CreateChatCompletionStreamResponse'];
export type StatusEvent = components['schemas']['StatusEvent'];
export type ChatCompletionStreamChoice = components['schemas']['ChatCompletionStreamChoice'];
export type ChatCompletionStreamResponseDelta = components['schemas']['ChatCompletionStreamResponseDelta'];
export type ChatCompletionMessageToolCallChunk = components['schemas']['ChatCompletionMessageToolCallChunk'];
export type ListModelsResponse = components['schemas']['ListModelsResponse'];
export type Model = components['schemas']['Model'];
export type ModelCapabilities = components['schemas']['ModelCapabilities'];
export type Health = components['schemas']['Health'];
export type Readiness = components['schemas']['Readiness'];
export type ServerInfo = components['schemas']['ServerInfo'];
export type ErrorResponse = components['schemas']['ErrorResponse'];
export type Error = components['schemas']['Error'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseModelNotFound = components['responses']['ModelNotFound'];
export type ResponseNotOffered = components['responses']['NotOffered'];
export type ResponseRequestTimeout = components['responses']['RequestTimeout'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseInternalServerError = components['responses']['InternalServerError'];
export type ResponseBadGateway = components['responses']['BadGateway'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseGatewayTimeout = components['responses']['GatewayTimeout'];
export type ParameterModel = components['parameters']['Model'];
export type ParameterSessionId = components['parameters']['SessionId'];
export type ParameterChatId = components['parameters']['ChatId'];
export type ParameterIncludeStatus = components['parameters']['IncludeStatus'];
export type HeaderRequestId = components['headers']['RequestId'];
export type HeaderProcessingMs = components['headers']['ProcessingMs'];
export type HeaderRetryAfter = components['headers']['RetryAfter'];
export type HeaderRetryAfterMs = components['headers']['RetryAfterMs'];
export type HeaderShouldRetry = components['headers']['ShouldRetry'];
export type HeaderRateLimitLimitRequests = components['headers']['RateLimitLimitRequests'];
export type HeaderRateLimitRemainingRequests = components['headers']['RateLimitRemainingRequests'];
export type HeaderRateLimitResetRequests = components['headers']['RateLimitResetRequests'];
export type HeaderRateLimitLimitTokens = components['headers']['RateLimitLimitTokens'];
export type HeaderRateLimitRemainingTokens = components['headers']['RateLimitRemainingTokens'];
export type HeaderRateLimitResetTokens = components['headers']['RateLimitResetTokens'];
export type HeaderAuthenticate = components['headers']['Authenticate'];
export type $defs = Record<string, never>;
export interface operations {
    createChatCompletion: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The same wish as `stream_options.include_status`, for clients that cannot add a field to the body. Used only when
                 *     the answer is streamed.
                 */
                "x-include-status"?: components["parameters"]["IncludeStatus"];
                /**
                 * @description The conversation that the request belongs to, such as `conversation-42`, for graphs that remember. Without it `x-openwebui-chat-id`, `metadata.session_id`,
                 *     `prompt_cache_key`, `safety_identifier` and `user` are looked at, in this order.
                 */
                "x-session-id"?: components["parameters"]["SessionId"];
                /** @description What Open WebUI calls the conversation, where it is told to send that along. */
                "x-openwebui-chat-id"?: components["parameters"]["ChatId"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChatCompletionRequest"];
            };
        };
        responses: {
            /** @description The answer. With `stream: true` it is a stream of events, otherwise one JSON object. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    "openai-processing-ms": components["headers"]["ProcessingMs"];
                    "x-ratelimit-limit-requests": components["headers"]["RateLimitLimitRequests"];
                    "x-ratelimit-limit-tokens": components["headers"]["RateLimitLimitTokens"];
                    "x-ratelimit-remaining-requests": components["headers"]["RateLimitRemainingRequests"];
                    "x-ratelimit-remaining-tokens": components["headers"]["RateLimitRemainingTokens"];
                    "x-ratelimit-reset-requests": components["headers"]["RateLimitResetRequests"];
                    "x-ratelimit-reset-tokens": components["headers"]["RateLimitResetTokens"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateChatCompletionResponse"];
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            408: components["responses"]["RequestTimeout"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["ServiceUnavailable"];
            504: components["responses"]["GatewayTimeout"];
        };
    };
    listModels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The models of this server. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListModelsResponse"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    retrieveModel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The name or an alias of a model. */
                model: components["parameters"]["Model"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The model. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Model"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ModelNotFound"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process is alive. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            403: components["responses"]["Forbidden"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The server takes requests. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            403: components["responses"]["Forbidden"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The metrics. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotOffered"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getRoot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An index of the server. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["RequestId"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServerInfo"];
                };
            };
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            500: components["responses"]["InternalServerError"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
}

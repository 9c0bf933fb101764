// Made by `npm run client` from /openapi.json: change the routes, not this file.

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
                    };
                };
            };
        };
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
        /** Prometheus metrics */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * It can answer, and what the answers rest on
         * @description Ready from the first second on: while the database opens or is away, answers come from providers or the climate, and say so.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            cache: {
                                /** @enum {unknown} */
                                driver: "memory" | "redis";
                                errors: number;
                            };
                            detector: {
                                model: string | null;
                                /** @enum {unknown} */
                                state: "unused" | "opening" | "open" | "failed";
                            };
                            providers: {
                                calls: number;
                                lastError: string | null;
                                lastErrorMs: number | null;
                                lastSuccessMs: number | null;
                                product: string;
                            }[];
                            /** @enum {string} */
                            status: "ready";
                            store: {
                                /** @enum {unknown} */
                                driver: "embedded" | "postgres";
                                /** @enum {unknown} */
                                state: "opening" | "open" | "failed" | "closed";
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done with keys and by whom, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                action: string;
                                /** @description Id of the key, or `cli`. */
                                actor: string;
                                /** Format: date-time */
                                at: string;
                                details: {
                                    [key: string]: unknown;
                                };
                                target: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/blocks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a post, a link or an author out, and take down what is there */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "post" | "link" | "author";
                        reason: string;
                        /** @description A post as `source:id`, the link of a post, or the link of an author's page. */
                        value: string;
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            takenDown: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/collect-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Collect the observed hours of past days */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description How many days back. */
                        days: number;
                        /** @description Places, most asked first. */
                        places: number;
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description How many days back. */
                            days: number;
                            /** @description Places, most asked first. */
                            places: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/crawls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Crawls, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description `next` of the page before. */
                    before?: string;
                    limit?: number;
                    source?: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                    state?: "waiting" | "running" | "done" | "failed" | "cancelled";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            crawls: {
                                budget: number;
                                counters: {
                                    [key: string]: number;
                                };
                                endedAt: string | null;
                                /** @description The last error of each kind. */
                                errors: {
                                    [key: string]: {
                                        /** Format: date-time */
                                        lastAt: string;
                                        message: string;
                                        times: number;
                                    };
                                };
                                id: string;
                                params: {
                                    /** Format: date */
                                    from?: string;
                                    limit?: number;
                                    near?: {
                                        lat: number;
                                        lon: number;
                                        radiusKm: number;
                                    };
                                    query?: string;
                                    site?: string;
                                    /** Format: date */
                                    to?: string;
                                    url?: string;
                                };
                                /** Format: date-time */
                                requestedAt: string;
                                requestedBy: string;
                                requests: number;
                                /** @enum {unknown} */
                                source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                                startedAt: string | null;
                                /** @enum {unknown} */
                                state: "waiting" | "running" | "done" | "failed" | "cancelled";
                            }[];
                            /** @description `before` of the next page. */
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Start a crawl
         * @description Queued, and done by a worker. With an Idempotency-Key (1 to 255 characters, kept for two days) the same request is done once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Requests at most; else as the source is set. */
                        budget?: number;
                        params: {
                            /** Format: date */
                            from?: string;
                            limit?: number;
                            near?: {
                                lat: number;
                                lon: number;
                                radiusKm: number;
                            };
                            query?: string;
                            site?: string;
                            /** Format: date */
                            to?: string;
                            url?: string;
                        };
                        /** @enum {unknown} */
                        source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            budget: number;
                            counters: {
                                [key: string]: number;
                            };
                            endedAt: string | null;
                            /** @description The last error of each kind. */
                            errors: {
                                [key: string]: {
                                    /** Format: date-time */
                                    lastAt: string;
                                    message: string;
                                    times: number;
                                };
                            };
                            id: string;
                            params: {
                                /** Format: date */
                                from?: string;
                                limit?: number;
                                near?: {
                                    lat: number;
                                    lon: number;
                                    radiusKm: number;
                                };
                                query?: string;
                                site?: string;
                                /** Format: date */
                                to?: string;
                                url?: string;
                            };
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            requests: number;
                            /** @enum {unknown} */
                            source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                            startedAt: string | null;
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/crawls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A crawl as it is now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            budget: number;
                            counters: {
                                [key: string]: number;
                            };
                            endedAt: string | null;
                            /** @description The last error of each kind. */
                            errors: {
                                [key: string]: {
                                    /** Format: date-time */
                                    lastAt: string;
                                    message: string;
                                    times: number;
                                };
                            };
                            id: string;
                            params: {
                                /** Format: date */
                                from?: string;
                                limit?: number;
                                near?: {
                                    lat: number;
                                    lon: number;
                                    radiusKm: number;
                                };
                                query?: string;
                                site?: string;
                                /** Format: date */
                                to?: string;
                                url?: string;
                            };
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            requests: number;
                            /** @enum {unknown} */
                            source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                            startedAt: string | null;
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/crawls/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a crawl */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            budget: number;
                            counters: {
                                [key: string]: number;
                            };
                            endedAt: string | null;
                            /** @description The last error of each kind. */
                            errors: {
                                [key: string]: {
                                    /** Format: date-time */
                                    lastAt: string;
                                    message: string;
                                    times: number;
                                };
                            };
                            id: string;
                            params: {
                                /** Format: date */
                                from?: string;
                                limit?: number;
                                near?: {
                                    lat: number;
                                    lon: number;
                                    radiusKm: number;
                                };
                                query?: string;
                                site?: string;
                                /** Format: date */
                                to?: string;
                                url?: string;
                            };
                            /** Format: date-time */
                            requestedAt: string;
                            requestedBy: string;
                            requests: number;
                            /** @enum {unknown} */
                            source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                            startedAt: string | null;
                            /** @enum {unknown} */
                            state: "waiting" | "running" | "done" | "failed" | "cancelled";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/crawls/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A crawl as it goes on: server-sent events
         * @description `progress` with the crawl now and after each change, `end` with it at last; then the stream ends.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest looks, in any state */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            looks: {
                                author: {
                                    name: string;
                                    url: string | null;
                                } | null;
                                classes: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag")[];
                                garments: {
                                    box: [
                                        number,
                                        number,
                                        number,
                                        number
                                    ];
                                    /** @enum {unknown} */
                                    class: "coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag";
                                    colours: {
                                        en: string;
                                        id: string;
                                        ko: string;
                                        lab: [
                                            number,
                                            number,
                                            number
                                        ];
                                        share: number;
                                    }[];
                                    score: number;
                                }[];
                                /** @enum {unknown} */
                                gender: "female" | "male" | "unknown";
                                height: number;
                                id: string;
                                licence: {
                                    copies: boolean;
                                    id: string;
                                    url: string | null;
                                };
                                link: string;
                                modelVersion: string;
                                placeCode: string;
                                reason: string | null;
                                slot: ("morning" | "day" | "evening" | "night") | "unknown";
                                /** @enum {unknown} */
                                source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "import";
                                sourceId: string;
                                /** @enum {unknown} */
                                state: "waiting" | "evidence" | "excluded";
                                /** Format: date */
                                takenOn: string;
                                takenTime: string | null;
                                thumbnail: boolean;
                                weather: {
                                    apparentC: number;
                                    distanceKm: number;
                                    humidityPct: number;
                                    precipitationMm: number;
                                    source: string;
                                    temperatureC: number;
                                    windMs: number;
                                } | null;
                                width: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/looks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a look down, counts included; its post never comes again */
        delete: {
            parameters: {
                query?: {
                    reason?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the weather providers fare, and what is left of their budgets */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            budgets: {
                                left: number;
                                limit: number;
                                provider: string;
                                used: number;
                                window: string;
                            }[];
                            products: {
                                behindMinutes: number | null;
                                delayMinutes: number | null;
                                errors: {
                                    code: string;
                                    /** Format: date-time */
                                    lastAt: string;
                                    times: number;
                                }[];
                                lastSuccessAt: string | null;
                                newestIssueAt: string | null;
                                product: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sources, how they are set, and whether they can run */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sources: {
                                /** @description Requests a run. */
                                budget: number;
                                enabled: boolean;
                                lastSuccessAt: string | null;
                                params: {
                                    /** Format: date */
                                    from?: string;
                                    limit?: number;
                                    near?: {
                                        lat: number;
                                        lon: number;
                                        radiusKm: number;
                                    };
                                    query?: string;
                                    site?: string;
                                    /** Format: date */
                                    to?: string;
                                    url?: string;
                                };
                                schedule: string | null;
                                /** @enum {unknown} */
                                source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                                unavailable: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Switch a source on or off, schedule it, set what it looks for and may use */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        budget: number;
                        enabled: boolean;
                        params: {
                            /** Format: date */
                            from?: string;
                            limit?: number;
                            near?: {
                                lat: number;
                                lon: number;
                                radiusKm: number;
                            };
                            query?: string;
                            site?: string;
                            /** Format: date */
                            to?: string;
                            url?: string;
                        };
                        schedule: string | null;
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Requests a run. */
                            budget: number;
                            enabled: boolean;
                            lastSuccessAt: string | null;
                            params: {
                                /** Format: date */
                                from?: string;
                                limit?: number;
                                near?: {
                                    lat: number;
                                    lon: number;
                                    radiusKm: number;
                                };
                                query?: string;
                                site?: string;
                                /** Format: date */
                                to?: string;
                                url?: string;
                            };
                            schedule: string | null;
                            /** @enum {unknown} */
                            source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "news";
                            unavailable: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** News of weather or fashion, newest first */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    topic: "weather" | "fashion";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            articles: {
                                link: string;
                                /** Format: date-time */
                                publishedAt: string;
                                source: string;
                                title: string;
                                /** @enum {unknown} */
                                topic: "weather" | "fashion";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/garments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The catalogue: every garment that can be recommended */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            garments: {
                                class: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                clo: number;
                                cloSource: string;
                                code: string;
                                label: {
                                    en: string;
                                    ko: string;
                                };
                                /** @enum {unknown} */
                                layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                occasions: ("casual" | "office" | "formal" | "sport")[];
                                /** @enum {unknown} */
                                part: "torso" | "legs" | "whole-body" | "feet" | "head" | "neck" | "hands" | "eyes" | "face" | "carried";
                                season: {
                                    fromC: number;
                                    toC: number;
                                };
                                sleeve: ("none" | "short" | "long") | null;
                                traits: ("under" | "open" | "tailored" | "bare" | "skirt" | "rain" | "snow")[];
                                usual: {
                                    female: number;
                                    male: number;
                                };
                                waterResistance: number;
                                windResistance: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/looks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people wore near an apparent temperature
         * @description Pages do not move while new looks arrive. Show each with its link, author and licence.
         */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description Apparent temperature, °C: looks from weather that felt most like it come first. Without it the newest photos.
                     * @example 7.5
                     */
                    apparent?: number;
                    /** @description `next` of the page before. */
                    cursor?: string;
                    /** @description Only looks of which the post itself states it. */
                    gender?: "female" | "male";
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    limit?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    /**
                     * @description Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.
                     * @example 1168000000
                     */
                    region?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Of the weather: must be shown with it. */
                            attribution: string;
                            from: string | null;
                            looks: {
                                author: {
                                    name: string;
                                    url: string | null;
                                } | null;
                                classes: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag")[];
                                /** @description Boxes in pixels of a photo of width × height. */
                                garments: {
                                    box: [
                                        number,
                                        number,
                                        number,
                                        number
                                    ];
                                    /** @enum {unknown} */
                                    class: "coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag";
                                    colours: {
                                        en: string;
                                        id: string;
                                        ko: string;
                                        lab: [
                                            number,
                                            number,
                                            number
                                        ];
                                        share: number;
                                    }[];
                                    score: number;
                                }[];
                                /** @enum {unknown} */
                                gender: "female" | "male" | "unknown";
                                height: number;
                                id: string;
                                licence: {
                                    id: string;
                                    url: string | null;
                                };
                                /** @description The page of the photo: link to it wherever the look is shown. */
                                link: string;
                                slot: ("morning" | "day" | "evening" | "night") | "unknown";
                                /** @enum {unknown} */
                                source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "import";
                                /** Format: date */
                                takenOn: string;
                                thumbnail: string | null;
                                weather: {
                                    apparentC: number;
                                    humidityPct: number;
                                    precipitationMm: number;
                                    source: string;
                                    temperatureC: number;
                                    windMs: number;
                                };
                                width: number;
                            }[];
                            next: string | null;
                            region: {
                                code: string;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/looks/{id}/thumbnail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A small copy of a photo whose licence allows it
         * @description JPEG, long side 320. Show it with the author and the licence that the look names.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new profile and its token
         * @description Nothing is asked for: no name, no address. The token is shown once.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            person: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                            };
                            settings: {
                                /** @enum {unknown} */
                                gender: "female" | "male" | "any";
                                hours: string | null;
                                region: string | null;
                                sensitivity: number;
                            };
                            /** @description Send it as `Authorization: Bearer …`. Shown here only: the service keeps a hash. */
                            token: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept of the profile */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            advice: {
                                day: string;
                                parts: {
                                    airC: number;
                                    apparentC: number;
                                    clo: number;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                                region: string | null;
                            }[];
                            /** Format: date-time */
                            createdAt: string;
                            feltAnswers: {
                                answeredAtMs: number;
                                day: string;
                                differenceC: number;
                                /** @enum {unknown} */
                                felt: "too_cold" | "ok" | "too_warm";
                                /** @enum {unknown} */
                                part: "morning" | "day" | "evening" | "night" | "whole-day";
                            }[];
                            id: string;
                            person: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                            };
                            settings: {
                                /** @enum {unknown} */
                                gender: "female" | "male" | "any";
                                hours: string | null;
                                region: string | null;
                                sensitivity: number;
                            };
                            wardrobe: {
                                addedAtMs: number;
                                code: string | null;
                                colours: {
                                    en: string;
                                    id: string;
                                    ko: string;
                                    lab: [
                                        number,
                                        number,
                                        number
                                    ];
                                    share: number;
                                }[];
                                id: string;
                                proposals: string[];
                                seenClass: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                /** @enum {unknown} */
                                state: "proposed" | "confirmed";
                            }[];
                            wearAnswers: {
                                answeredAtMs: number;
                                apparentC: number | null;
                                day: string;
                                garments: string[];
                                /** @enum {unknown} */
                                gender: "female" | "male" | "any";
                                id: string;
                                region: string | null;
                                slot: ("morning" | "day" | "evening" | "night") | null;
                                /** @enum {unknown} */
                                verdict: "worn" | "skipped" | "liked";
                            }[];
                        };
                    };
                };
            };
        };
        /** Settings that hold where a request does not say otherwise */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            /** @description What is left out is set back to its default. */
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        gender?: "female" | "male" | "any";
                        hours?: string | null;
                        region?: string | null;
                        sensitivity?: number;
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date-time */
                            createdAt: string;
                            id: string;
                            person: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                            };
                            settings: {
                                /** @enum {unknown} */
                                gender: "female" | "male" | "any";
                                hours: string | null;
                                region: string | null;
                                sensitivity: number;
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        /** Deletes the profile and all that is kept of it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/me/feedback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How it felt, and what became of an outfit
         * @description `felt` speaks of what was recommended for that day, or of `garments`; `verdict` of `garments`. Both may come together.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description Any text of your own: the same request again is not counted twice. */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Where no recommendation was asked for that day. */
                        apparentC?: number;
                        /**
                         * @description The local day that it is about, YYYY-MM-DD.
                         * @example 2026-11-21
                         */
                        date: string;
                        /**
                         * @description How what was worn felt. Said again of the same part, it replaces.
                         * @enum {unknown}
                         */
                        felt?: "too_cold" | "ok" | "too_warm";
                        /** @description Codes of what was worn (for `felt`) or shown (for `verdict`), where it is not the first set. */
                        garments?: string[];
                        /**
                         * @description Part of the day; left out: all hours out.
                         * @enum {unknown}
                         */
                        slot?: "morning" | "day" | "evening" | "night";
                        /**
                         * @description Of `garments`.
                         * @enum {unknown}
                         */
                        verdict?: "worn" | "skipped" | "liked";
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            person: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/profiles/me/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new token; the one before is no good any more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Send it as `Authorization: Bearer …`. Shown here only: the service keeps a hash. */
                            token: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to wear at one moment */
        get: {
            parameters: {
                query?: {
                    activity?: "sitting" | "walking" | "cycling" | "running";
                    /**
                     * @description ISO 8601; without an offset it is local time of the place. Default: now.
                     * @example 2026-11-21T18:30:00+09:00
                     */
                    at?: string;
                    /** @description Default: any, or as the profile says. */
                    gender?: "female" | "male" | "any";
                    /** @description Language of texts; else Accept-Language, else Korean. */
                    lang?: "ko" | "en";
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    occasion?: "casual" | "office" | "formal" | "sport";
                    /**
                     * @description Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.
                     * @example 1168000000
                     */
                    region?: string;
                    /** @description -3 feels cold .. 3 feels warm. Default: 0, or as the profile says. */
                    sensitivity?: number;
                    /** @description Of texts only: numbers stay SI. */
                    units?: "metric" | "imperial";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessories: {
                                code: string;
                                label: string;
                                reason: {
                                    rule: string;
                                    text: string;
                                    values: {
                                        [key: string]: number | string;
                                    };
                                };
                            }[];
                            /**
                             * Format: date-time
                             * @description ISO 8601 with the offset of the place.
                             */
                            at: string;
                            comfort: {
                                /** Format: date-time */
                                at: string;
                                ireqMinClo: number | null;
                                ireqNeutralClo: number | null;
                                pmvClo: number | null;
                            };
                            date: string;
                            /** @enum {unknown} */
                            gender: "female" | "male" | "any";
                            headline: string;
                            lastYear: {
                                date: string;
                                slots: {
                                    apparentC: number;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                            } | null;
                            outfits: {
                                evidence: {
                                    examples: {
                                        apparentC: number;
                                        author: {
                                            name: string;
                                            url: string | null;
                                        } | null;
                                        classes: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag")[];
                                        /** @enum {unknown} */
                                        gender: "female" | "male" | "unknown";
                                        id: string;
                                        licence: {
                                            copies: boolean;
                                            id: string;
                                            url: string | null;
                                        };
                                        link: string;
                                        slot: ("morning" | "day" | "evening" | "night") | "unknown";
                                        /** @enum {unknown} */
                                        source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "import";
                                        /** Format: date */
                                        takenOn: string;
                                        thumbnail: boolean;
                                    }[];
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    priorShare: number;
                                };
                                garments: {
                                    class: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                    clo: number;
                                    code: string;
                                    colour?: {
                                        hex: string;
                                        id: string;
                                        label: string;
                                    };
                                    item?: string;
                                    label: string;
                                    /** @enum {unknown} */
                                    layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                    wornIn: ("morning" | "day" | "evening" | "night")[];
                                }[];
                                insulationClo: {
                                    max: number;
                                    min: number;
                                };
                                likelihood: number;
                                reasons: {
                                    rule: string;
                                    text: string;
                                    values: {
                                        [key: string]: number | string;
                                    };
                                }[];
                                score: number;
                                scoreParts: {
                                    [key: string]: number;
                                };
                                shortfallClo?: number;
                            }[];
                            /** @description With the token of a profile: what its answers say, and that the outfits follow `appliedC`. */
                            person?: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                                sensitivity: number;
                            };
                            region: {
                                code: string;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            };
                            slots: {
                                apparentC: number;
                                askedClo: number;
                                /** Format: date-time */
                                at: string;
                                /** @enum {unknown} */
                                slot: "morning" | "day" | "evening" | "night";
                            }[];
                            wardrobe?: {
                                items: number;
                                missing: {
                                    example: {
                                        code: string;
                                        label: string;
                                    };
                                    /** @enum {unknown} */
                                    layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                    /** @enum {unknown} */
                                    part: "torso" | "legs" | "whole-body" | "feet" | "head" | "neck" | "hands" | "eyes" | "face" | "carried";
                                    /** @enum {unknown} */
                                    why: "none" | "light" | "weather";
                                }[];
                            };
                            warnings: {
                                code: string;
                                text: string;
                            }[];
                            weather: {
                                air?: {
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    pm10UgM3: number | null;
                                    pm25UgM3: number | null;
                                    station: string;
                                    stationDistanceKm: number;
                                };
                                /** @description Must be shown with the answer. */
                                attribution: string;
                                hours: {
                                    /** @description The definition behind apparentC. */
                                    apparentBy: string;
                                    apparentC: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    cloudPct: number | null;
                                    humidityPct: number;
                                    precipitation: {
                                        chancePct: number | null;
                                        /** @enum {unknown} */
                                        kind: "none" | "rain" | "sleet" | "snow";
                                        mm: number;
                                        snowCm: number;
                                    };
                                    /** @enum {unknown} */
                                    source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                    temperatureC: number;
                                    uvIndex: number | null;
                                    windMs: number;
                                }[];
                                issuedAt: string | null;
                                /** @enum {unknown} */
                                source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                /** @description true when a newer issue should be there but could not be had. */
                                stale: boolean;
                            };
                            yesterday: {
                                coldestDifferenceC: number;
                                slots: {
                                    apparentC: number;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                                text: string;
                                warmestDifferenceC: number;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/recommendations/daily": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to wear on a day, hour by hour, with reasons */
        get: {
            parameters: {
                query?: {
                    activity?: "sitting" | "walking" | "cycling" | "running";
                    /** @description First local day, YYYY-MM-DD. Default: today, or tomorrow when no hour out remains. */
                    date?: string;
                    days?: number;
                    /** @description Default: any, or as the profile says. */
                    gender?: "female" | "male" | "any";
                    /**
                     * @description Local hours out, inclusive (7-9,18-20), or slots: morning, day, evening, night. Default: morning,day,evening, or as the profile says.
                     * @example 7-9,18-20
                     */
                    hours?: string;
                    /** @description Language of texts; else Accept-Language, else Korean. */
                    lang?: "ko" | "en";
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    occasion?: "casual" | "office" | "formal" | "sport";
                    /**
                     * @description Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.
                     * @example 1168000000
                     */
                    region?: string;
                    /** @description -3 feels cold .. 3 feels warm. Default: 0, or as the profile says. */
                    sensitivity?: number;
                    /** @description Of texts only: numbers stay SI. */
                    units?: "metric" | "imperial";
                    /** @description With a token: from the confirmed items of the wardrobe alone. */
                    wardrobe?: "only";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            accessories: {
                                code: string;
                                label: string;
                                reason: {
                                    rule: string;
                                    text: string;
                                    values: {
                                        [key: string]: number | string;
                                    };
                                };
                            }[];
                            comfort: {
                                /** Format: date-time */
                                at: string;
                                ireqMinClo: number | null;
                                ireqNeutralClo: number | null;
                                pmvClo: number | null;
                            };
                            date: string;
                            /** @description The days after `date`, when days > 1. */
                            followingDays?: {
                                accessories: {
                                    code: string;
                                    label: string;
                                    reason: {
                                        rule: string;
                                        text: string;
                                        values: {
                                            [key: string]: number | string;
                                        };
                                    };
                                }[];
                                comfort: {
                                    /** Format: date-time */
                                    at: string;
                                    ireqMinClo: number | null;
                                    ireqNeutralClo: number | null;
                                    pmvClo: number | null;
                                };
                                date: string;
                                headline: string;
                                lastYear: {
                                    date: string;
                                    slots: {
                                        apparentC: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** @enum {unknown} */
                                        slot: "morning" | "day" | "evening" | "night";
                                    }[];
                                } | null;
                                outfits: {
                                    evidence: {
                                        examples: {
                                            apparentC: number;
                                            author: {
                                                name: string;
                                                url: string | null;
                                            } | null;
                                            classes: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag")[];
                                            /** @enum {unknown} */
                                            gender: "female" | "male" | "unknown";
                                            id: string;
                                            licence: {
                                                copies: boolean;
                                                id: string;
                                                url: string | null;
                                            };
                                            link: string;
                                            slot: ("morning" | "day" | "evening" | "night") | "unknown";
                                            /** @enum {unknown} */
                                            source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "import";
                                            /** Format: date */
                                            takenOn: string;
                                            thumbnail: boolean;
                                        }[];
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        priorShare: number;
                                    };
                                    garments: {
                                        class: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                        clo: number;
                                        code: string;
                                        colour?: {
                                            hex: string;
                                            id: string;
                                            label: string;
                                        };
                                        item?: string;
                                        label: string;
                                        /** @enum {unknown} */
                                        layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                        wornIn: ("morning" | "day" | "evening" | "night")[];
                                    }[];
                                    insulationClo: {
                                        max: number;
                                        min: number;
                                    };
                                    likelihood: number;
                                    reasons: {
                                        rule: string;
                                        text: string;
                                        values: {
                                            [key: string]: number | string;
                                        };
                                    }[];
                                    score: number;
                                    scoreParts: {
                                        [key: string]: number;
                                    };
                                    shortfallClo?: number;
                                }[];
                                slots: {
                                    apparentC: number;
                                    askedClo: number;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                                wardrobe?: {
                                    items: number;
                                    missing: {
                                        example: {
                                            code: string;
                                            label: string;
                                        };
                                        /** @enum {unknown} */
                                        layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                        /** @enum {unknown} */
                                        part: "torso" | "legs" | "whole-body" | "feet" | "head" | "neck" | "hands" | "eyes" | "face" | "carried";
                                        /** @enum {unknown} */
                                        why: "none" | "light" | "weather";
                                    }[];
                                };
                                warnings: {
                                    code: string;
                                    text: string;
                                }[];
                                weather: {
                                    air?: {
                                        /**
                                         * Format: date-time
                                         * @description ISO 8601 with the offset of the place.
                                         */
                                        at: string;
                                        pm10UgM3: number | null;
                                        pm25UgM3: number | null;
                                        station: string;
                                        stationDistanceKm: number;
                                    };
                                    /** @description Must be shown with the answer. */
                                    attribution: string;
                                    hours: {
                                        /** @description The definition behind apparentC. */
                                        apparentBy: string;
                                        apparentC: number;
                                        /**
                                         * Format: date-time
                                         * @description ISO 8601 with the offset of the place.
                                         */
                                        at: string;
                                        cloudPct: number | null;
                                        humidityPct: number;
                                        precipitation: {
                                            chancePct: number | null;
                                            /** @enum {unknown} */
                                            kind: "none" | "rain" | "sleet" | "snow";
                                            mm: number;
                                            snowCm: number;
                                        };
                                        /** @enum {unknown} */
                                        source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                        temperatureC: number;
                                        uvIndex: number | null;
                                        windMs: number;
                                    }[];
                                    issuedAt: string | null;
                                    /** @enum {unknown} */
                                    source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                    /** @description true when a newer issue should be there but could not be had. */
                                    stale: boolean;
                                };
                                yesterday: {
                                    coldestDifferenceC: number;
                                    slots: {
                                        apparentC: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** @enum {unknown} */
                                        slot: "morning" | "day" | "evening" | "night";
                                    }[];
                                    text: string;
                                    warmestDifferenceC: number;
                                } | null;
                            }[];
                            /** @enum {unknown} */
                            gender: "female" | "male" | "any";
                            headline: string;
                            lastYear: {
                                date: string;
                                slots: {
                                    apparentC: number;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                            } | null;
                            outfits: {
                                evidence: {
                                    examples: {
                                        apparentC: number;
                                        author: {
                                            name: string;
                                            url: string | null;
                                        } | null;
                                        classes: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag")[];
                                        /** @enum {unknown} */
                                        gender: "female" | "male" | "unknown";
                                        id: string;
                                        licence: {
                                            copies: boolean;
                                            id: string;
                                            url: string | null;
                                        };
                                        link: string;
                                        slot: ("morning" | "day" | "evening" | "night") | "unknown";
                                        /** @enum {unknown} */
                                        source: "commons" | "flickr" | "instagram" | "mastodon" | "feed" | "page" | "import";
                                        /** Format: date */
                                        takenOn: string;
                                        thumbnail: boolean;
                                    }[];
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    priorShare: number;
                                };
                                garments: {
                                    class: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                    clo: number;
                                    code: string;
                                    colour?: {
                                        hex: string;
                                        id: string;
                                        label: string;
                                    };
                                    item?: string;
                                    label: string;
                                    /** @enum {unknown} */
                                    layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                    wornIn: ("morning" | "day" | "evening" | "night")[];
                                }[];
                                insulationClo: {
                                    max: number;
                                    min: number;
                                };
                                likelihood: number;
                                reasons: {
                                    rule: string;
                                    text: string;
                                    values: {
                                        [key: string]: number | string;
                                    };
                                }[];
                                score: number;
                                scoreParts: {
                                    [key: string]: number;
                                };
                                shortfallClo?: number;
                            }[];
                            /** @description With the token of a profile: what its answers say, and that the outfits follow `appliedC`. */
                            person?: {
                                answers: number;
                                appliedC: number;
                                offsetC: number;
                                sdC: number;
                                sensitivity: number;
                            };
                            region: {
                                code: string;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            };
                            slots: {
                                apparentC: number;
                                askedClo: number;
                                /** Format: date-time */
                                at: string;
                                /** @enum {unknown} */
                                slot: "morning" | "day" | "evening" | "night";
                            }[];
                            wardrobe?: {
                                items: number;
                                missing: {
                                    example: {
                                        code: string;
                                        label: string;
                                    };
                                    /** @enum {unknown} */
                                    layer: "base" | "mid" | "outer" | "bottom" | "one-piece" | "legs" | "feet" | "head" | "neck" | "hands" | "accessory";
                                    /** @enum {unknown} */
                                    part: "torso" | "legs" | "whole-body" | "feet" | "head" | "neck" | "hands" | "eyes" | "face" | "carried";
                                    /** @enum {unknown} */
                                    why: "none" | "light" | "weather";
                                }[];
                            };
                            warnings: {
                                code: string;
                                text: string;
                            }[];
                            weather: {
                                air?: {
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    pm10UgM3: number | null;
                                    pm25UgM3: number | null;
                                    station: string;
                                    stationDistanceKm: number;
                                };
                                /** @description Must be shown with the answer. */
                                attribution: string;
                                hours: {
                                    /** @description The definition behind apparentC. */
                                    apparentBy: string;
                                    apparentC: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    cloudPct: number | null;
                                    humidityPct: number;
                                    precipitation: {
                                        chancePct: number | null;
                                        /** @enum {unknown} */
                                        kind: "none" | "rain" | "sleet" | "snow";
                                        mm: number;
                                        snowCm: number;
                                    };
                                    /** @enum {unknown} */
                                    source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                    temperatureC: number;
                                    uvIndex: number | null;
                                    windMs: number;
                                }[];
                                issuedAt: string | null;
                                /** @enum {unknown} */
                                source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                /** @description true when a newer issue should be there but could not be had. */
                                stale: boolean;
                            };
                            yesterday: {
                                coldestDifferenceC: number;
                                slots: {
                                    apparentC: number;
                                    /** Format: date-time */
                                    at: string;
                                    /** @enum {unknown} */
                                    slot: "morning" | "day" | "evening" | "night";
                                }[];
                                text: string;
                                warmestDifferenceC: number;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find a region by name, or the one at a coordinate */
        get: {
            parameters: {
                query?: {
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    limit?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    /**
                     * @description Part of a name in Hangul (강남, 서울 역삼), initials (ㄱㄴ) or romanised (gangnam).
                     * @example 강남
                     */
                    query?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            regions: {
                                code: string;
                                grid: {
                                    nx: number;
                                    ny: number;
                                } | null;
                                lat: number;
                                lon: number;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Garments in a photo
         * @description The photo is the body (image/jpeg, image/png, image/webp, image/avif, image/gif, image/tiff) or the one file of a multipart form, at most 10 MB. Boxes are x, y, width, height in pixels of the upright photo. Nothing is stored.
         */
        post: {
            parameters: {
                query?: {
                    /** @description One score for every class instead of the model's own. */
                    threshold?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            garments: {
                                box: [
                                    number,
                                    number,
                                    number,
                                    number
                                ];
                                /** @enum {unknown} */
                                class: "coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag";
                                colours: {
                                    en: string;
                                    id: string;
                                    ko: string;
                                    lab: [
                                        number,
                                        number,
                                        number
                                    ];
                                    share: number;
                                }[];
                                score: number;
                            }[];
                            height: number;
                            modelVersion: string;
                            width: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wardrobe/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Own clothes */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                addedAtMs: number;
                                code: string | null;
                                colours: {
                                    en: string;
                                    id: string;
                                    ko: string;
                                    lab: [
                                        number,
                                        number,
                                        number
                                    ];
                                    share: number;
                                }[];
                                id: string;
                                proposals: string[];
                                seenClass: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                /** @enum {unknown} */
                                state: "proposed" | "confirmed";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Adds what someone owns, by code or by photo
         * @description JSON `{"code": …}` adds a confirmed item. A photo (as for /v1/tags) adds one `proposed` item for each garment seen; each is confirmed with PUT. The photo is not kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                addedAtMs: number;
                                code: string | null;
                                colours: {
                                    en: string;
                                    id: string;
                                    ko: string;
                                    lab: [
                                        number,
                                        number,
                                        number
                                    ];
                                    share: number;
                                }[];
                                id: string;
                                proposals: string[];
                                seenClass: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                                /** @enum {unknown} */
                                state: "proposed" | "confirmed";
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wardrobe/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Says what an item is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Of the catalogue, see /v1/garments. */
                        code: string;
                    };
                };
            };
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            addedAtMs: number;
                            code: string | null;
                            colours: {
                                en: string;
                                id: string;
                                ko: string;
                                lab: [
                                    number,
                                    number,
                                    number
                                ];
                                share: number;
                            }[];
                            id: string;
                            proposals: string[];
                            seenClass: ("coat" | "jacket" | "sweater" | "vest" | "shirt" | "t-shirt" | "top" | "dress" | "skirt" | "jeans" | "pants" | "shorts" | "tights" | "socks" | "boots" | "sandals" | "shoes" | "scarf" | "hat" | "gloves" | "sunglasses" | "bag") | null;
                            /** @enum {unknown} */
                            state: "proposed" | "confirmed";
                        };
                    };
                };
            };
        };
        post?: never;
        /** Takes an item out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Done. */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/wear-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many people wear each garment class at an apparent temperature, with intervals */
        get: {
            parameters: {
                query?: {
                    /**
                     * @description Apparent temperature, °C.
                     * @example 12
                     */
                    apparent?: number;
                    /** @description With to, instead of apparent or beside it: whole °C, for plots. */
                    from?: number;
                    gender?: "female" | "male" | "any";
                    /** @description Language of texts; else Accept-Language, else Korean. */
                    lang?: "ko" | "en";
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    /**
                     * @description Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.
                     * @example 1168000000
                     */
                    region?: string;
                    /** @description Part of the day, in the present season. Default: any time. */
                    slot?: "morning" | "day" | "evening" | "night";
                    /** @description Last of the range, included; at most 60 °C above from. */
                    to?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            apparentC: number;
                            classes: {
                                bag: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                boots: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                coat: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                dress: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                gloves: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                hat: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                jacket: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                jeans: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                pants: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                sandals: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                scarf: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                shirt: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                shoes: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                shorts: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                skirt: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                socks: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                sunglasses: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                sweater: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                "t-shirt": {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                tights: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                top: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                vest: {
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                            };
                            /** @enum {unknown} */
                            gender: "female" | "male" | "any";
                            groups: {
                                hat: {
                                    /** @enum {unknown} */
                                    basis: "seen" | "inferred";
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                layers: {
                                    /** @enum {unknown} */
                                    basis: "seen" | "inferred";
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                longSleeves: {
                                    /** @enum {unknown} */
                                    basis: "seen" | "inferred";
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                outer: {
                                    /** @enum {unknown} */
                                    basis: "seen" | "inferred";
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                                scarf: {
                                    /** @enum {unknown} */
                                    basis: "seen" | "inferred";
                                    interval: [
                                        number,
                                        number
                                    ];
                                    looks: number;
                                    prior: number;
                                    priorShare: number;
                                    rate: number;
                                };
                            };
                            looks: number;
                            nearestLooks: number;
                            nearestRegion: string | null;
                            range?: {
                                apparentC: number;
                                classes: {
                                    bag: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    boots: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    coat: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    dress: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    gloves: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    hat: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    jacket: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    jeans: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    pants: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    sandals: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    scarf: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    shirt: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    shoes: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    shorts: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    skirt: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    socks: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    sunglasses: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    sweater: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    "t-shirt": {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    tights: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    top: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    vest: {
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                };
                                groups: {
                                    hat: {
                                        /** @enum {unknown} */
                                        basis: "seen" | "inferred";
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    layers: {
                                        /** @enum {unknown} */
                                        basis: "seen" | "inferred";
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    longSleeves: {
                                        /** @enum {unknown} */
                                        basis: "seen" | "inferred";
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    outer: {
                                        /** @enum {unknown} */
                                        basis: "seen" | "inferred";
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                    scarf: {
                                        /** @enum {unknown} */
                                        basis: "seen" | "inferred";
                                        interval: [
                                            number,
                                            number
                                        ];
                                        looks: number;
                                        prior: number;
                                        priorShare: number;
                                        rate: number;
                                    };
                                };
                                looks: number;
                                nearestLooks: number;
                                nearestRegion: string | null;
                            }[];
                            region: {
                                code: string;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            } | null;
                            regions: string[];
                            slot: ("morning" | "day" | "evening" | "night") | null;
                            sources: string[];
                            usedTo: {
                                runningMeanC: number;
                                yearlyMeanC: number;
                            } | null;
                            warnings: {
                                code: string;
                                text: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/weather": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Hourly weather with apparent temperature */
        get: {
            parameters: {
                query?: {
                    /** @description First local day, YYYY-MM-DD. Default: today, or tomorrow when no hour out remains. */
                    date?: string;
                    days?: number;
                    /** @description Language of texts; else Accept-Language, else Korean. */
                    lang?: "ko" | "en";
                    /** @description Latitude, with lon, instead of region. */
                    lat?: number;
                    /** @description Longitude, with lat, instead of region. */
                    lon?: number;
                    /**
                     * @description Region code: 10 digits of KMA, or geo:LAT,LON as an earlier answer gave it. See /v1/regions.
                     * @example 1168000000
                     */
                    region?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The request is wrong: `errors` names what, or wait as `Retry-After` says. */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description No data reach the place (503), or a fault of ours. */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": {
                            code: string;
                            detail: string;
                            errors?: {
                                detail: string;
                                field: string;
                                pointer: string;
                            }[];
                            requestId: string;
                            status: number;
                            title: string;
                            type: string;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            date: string;
                            region: {
                                code: string;
                                name: string;
                                nameEn: string;
                                timeZone: string;
                            };
                            warnings: {
                                code: string;
                                text: string;
                            }[];
                            weather: {
                                air?: {
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    pm10UgM3: number | null;
                                    pm25UgM3: number | null;
                                    station: string;
                                    stationDistanceKm: number;
                                };
                                /** @description Must be shown with the answer. */
                                attribution: string;
                                hours: {
                                    /** @description The definition behind apparentC. */
                                    apparentBy: string;
                                    apparentC: number;
                                    /**
                                     * Format: date-time
                                     * @description ISO 8601 with the offset of the place.
                                     */
                                    at: string;
                                    cloudPct: number | null;
                                    humidityPct: number;
                                    precipitation: {
                                        chancePct: number | null;
                                        /** @enum {unknown} */
                                        kind: "none" | "rain" | "sleet" | "snow";
                                        mm: number;
                                        snowCm: number;
                                    };
                                    /** @enum {unknown} */
                                    source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                    temperatureC: number;
                                    uvIndex: number | null;
                                    windMs: number;
                                }[];
                                issuedAt: string | null;
                                /** @enum {unknown} */
                                source: "kma-observation" | "kma-ultra-short" | "kma-short-term" | "kma-mid-term" | "open-meteo" | "met-norway" | "climate";
                                /** @description true when a newer issue should be there but could not be had. */
                                stale: boolean;
                            };
                        };
                    };
                };
            };
        };
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
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
